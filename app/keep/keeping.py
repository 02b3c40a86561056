"""Which kept conversation the page shows, and what it becomes with another answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from orelore import Filters

from ..chat.exchange import Conversation, Exchange
from .record import Record, questions_of, write_body


@dataclass(frozen=True, slots=True)
class Kept:
    """The conversation as it was kept last; without an id it is a new one."""

    id: str = ""
    changed: str | None = None
    exchanges: Conversation = ()


NEW = Kept()


@dataclass(frozen=True, slots=True)
class Stored:
    """A conversation as it was found in a store."""

    id: str
    changed: str
    exchanges: Conversation
    filters: Filters


def continued(
    before: Kept, exchanges: Sequence[Exchange], filters: Filters
) -> tuple[Record, str | None]:
    """The conversation to keep, and when the kept one that it continues was changed."""
    # Another beginning is another conversation: it must not be written over the one before.
    is_same = bool(before.exchanges) and before.exchanges[0].question == exchanges[0].question
    known = before if is_same else NEW
    record = Record(
        known.id or uuid4().hex,
        datetime.now(UTC).isoformat(),
        questions_of(exchanges),
        write_body(exchanges, filters),
    )
    return record, known.changed
