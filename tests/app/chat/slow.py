"""A page whose answerer writes a little and then waits, as a language model may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from orelore import Assistant, Hit, Settings, Token
from orelore.opening import open_library
from orelore.types import Claim, Draft, Span
from tests.app.browsing import served

LONG = 30.0  # seconds: no test waits so long


@dataclass
class SlowAnswerer:
    """Says `Slowly`, and the first sentence of the best passage once it is told to go on."""

    goes_on: Event = field(default_factory=Event)

    @property
    def name(self) -> str:
        return "slow:test"

    def stream(self, question: str, hits: Sequence[Hit]) -> Iterator[Token | Draft]:  # noqa: ARG002
        yield Token("Slowly")
        self.goes_on.wait(LONG)
        chunk = hits[0].chunk
        start, end = chunk.sentences[0]
        span = Span(chunk.article_id, start, end)
        yield Draft((Claim(chunk.slice(start, end), (span,)),))


@contextmanager
def slowly_served(settings: Settings) -> Iterator[tuple[str, SlowAnswerer]]:
    """The address of such a page, over the corpus of the settings."""
    model = SlowAnswerer()
    assistant = Assistant(open_library(settings), model=model)
    with served(assistant, settings) as address:
        yield address, model
    model.goes_on.set()
