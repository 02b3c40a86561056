"""What every answerer offers: a draft, and pieces of text on the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from orelore.types import Draft, Hit, Token


class Answerer(Protocol):
    """Writes an answer from the hits alone."""

    @property
    def name(self) -> str: ...

    def stream(self, question: str, hits: Sequence[Hit]) -> Iterator[Token | Draft]:
        """Tokens while it writes, if it does; a Draft in the end."""
        ...
