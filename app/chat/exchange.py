"""What one question led to, step by step until it is done."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orelore import Answer, Chat, Filters, OreloreError, Token, check_dates

from ..feedback.opinion import Opinion

log = logging.getLogger(__name__)

NOTHING = Filters()
BROKEN = "Something went wrong. The cause is in the log of the server; please try again."


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it: an answer or a problem; before that, unchecked text."""

    number: int  # 1 for the first of its conversation
    question: str
    answer: Answer | None = None
    problem: str | None = None
    draft: str = ""
    topic: str | None = None  # the question that the next one may lean on
    opinion: Opinion | None = None  # the reader's, of the answer
    is_stopped: bool = False
    filters: Filters = NOTHING  # that it was asked under
    note: str = ""  # what to know of an answer that was kept: is it still what the articles say?

    def __hash__(self) -> int:
        # Gradio looks for changes of a state by hash, and an answer has none; drafts do not count.
        return hash((self.number, self.question, self.is_done, self.opinion))

    @property
    def is_done(self) -> bool:
        return self.answer is not None or self.problem is not None or self.is_stopped

    @property
    def meant(self) -> str:
        """The question as it stands alone: completed where it leaned on an earlier one."""
        return self.answer.question if self.answer else self.question


Conversation = tuple[Exchange, ...]


def stopped(exchange: Exchange) -> Exchange:
    """The exchange with what was written until then; as it is when it was done before."""
    return exchange if exchange.is_done else replace(exchange, is_stopped=True)


def begun(earlier: Sequence[Exchange], question: str, filters: Filters = NOTHING) -> Exchange:
    """A new exchange after the earlier ones."""
    topic = earlier[-1].topic if earlier else None
    return Exchange(len(earlier) + 1, question, topic=topic, filters=filters)


def before(conversation: Sequence[Exchange], number: int | None) -> Conversation:
    """What came before the exchange of this number, all of it without one; none is unfinished."""
    kept = conversation if number is None else conversation[: max(number - 1, 0)]
    return tuple(map(stopped, kept))


def respond(
    chat: Chat, question: str, filters: Filters, *, number: int, ignored: Filters = NOTHING
) -> Iterator[Exchange]:
    """The exchange as it grows; whatever happens, the last one is done.

    What is `ignored` is not preferred though the question names it.
    """
    exchange = Exchange(number, question, topic=chat.earlier, filters=filters)
    yield exchange
    try:
        check_dates(filters)
        for event in chat.stream(question, filters=filters, ignored=ignored):
            exchange = _extended(exchange, event)
            if not exchange.is_done:
                yield exchange
        yield replace(exchange, topic=chat.earlier)
    except OreloreError as error:
        yield replace(exchange, problem=str(error))
    except Exception:  # the whole page event: a reader must never wait in vain
        log.exception("The question %r failed", question)
        yield replace(exchange, problem=BROKEN)


def _extended(exchange: Exchange, event: Token | Answer) -> Exchange:
    if isinstance(event, Token):
        return replace(exchange, draft=exchange.draft + event.text)
    return replace(exchange, answer=event)
