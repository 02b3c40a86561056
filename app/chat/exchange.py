"""What one question led to, step by step until it is done."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orelore import Answer, Chat, Filters, OreloreError, Token, check_dates

log = logging.getLogger(__name__)

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

    @property
    def is_done(self) -> bool:
        return self.answer is not None or self.problem is not None


def respond(chat: Chat, question: str, filters: Filters, *, number: int) -> Iterator[Exchange]:
    """The exchange as it grows; whatever happens, the last one is done."""
    exchange = Exchange(number, question, topic=chat.earlier)
    yield exchange
    try:
        check_dates(filters)
        for event in chat.stream(question, filters=filters):
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
