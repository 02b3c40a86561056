"""A conversation as it is kept: what a list of them shows, and the whole of it, packed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from orelore import Filters, SnapshotError, dump_answer, load_answer

from ..chat.exchange import Conversation, Exchange
from ..chat.filters import filters_of, values_of
from .packing import LONGEST_PACKED, pack, unpack

VERSION = 1
MOST_EXCHANGES = 300
LONGEST_TOPIC = 20_000  # characters; six questions, each with a sentence
LONGEST_LISTED = 300  # characters of a question in the list


@dataclass(frozen=True, slots=True)
class Record:
    """One kept conversation."""

    id: str
    changed: str  # when it was last changed: ISO 8601, UTC
    questions: tuple[str, ...]  # as typed, each cut for the list
    body: str = ""  # the conversation, packed; empty in a list
    title: str = ""  # given by the reader; empty: the first question


def questions_of(exchanges: Sequence[Exchange]) -> tuple[str, ...]:
    """The questions as the list shows them."""
    return tuple(" ".join(e.question.split())[:LONGEST_LISTED] for e in exchanges)


def write_body(exchanges: Sequence[Exchange], filters: Filters) -> str:
    """The conversation and the filters that are set, packed; each article is in it once.

    Raises SnapshotError where that is too long to be opened again.
    """
    articles: dict[str, Any] = {}
    written = [_written(exchange, articles) for exchange in exchanges]
    kept = {"filters": _plain(filters), "exchanges": written, "articles": articles}
    body = pack(json.dumps({"version": VERSION, **kept}))
    if len(exchanges) > MOST_EXCHANGES or len(body) > LONGEST_PACKED:
        raise SnapshotError("the conversation has become too long to be kept")
    return body


def read_body(body: str) -> tuple[Conversation, Filters]:
    """The exchanges, numbered from 1, and the filters. Raises SnapshotError."""
    try:
        kept = _bodies().validate_json(unpack(body))
        exchanges = tuple(_read(e, kept, n) for n, e in enumerate(kept.exchanges, start=1))
    except (ValidationError, RecursionError) as error:
        raise SnapshotError("it is not a conversation of Orelore") from error
    if kept.version != VERSION or not 0 < len(exchanges) <= MOST_EXCHANGES:
        raise SnapshotError("it is not a conversation that this version can open")
    return exchanges, kept.filters


@dataclass(frozen=True, slots=True)
class _Body:
    version: int
    filters: Filters
    exchanges: list[dict[str, Any]]
    articles: dict[str, Any]


@cache
def _bodies() -> TypeAdapter[_Body]:
    return TypeAdapter(_Body)


@cache
def _exchanges() -> TypeAdapter[Exchange]:
    return TypeAdapter(Exchange)


def _written(exchange: Exchange, articles: dict[str, Any]) -> dict[str, Any]:
    """The exchange in plain values; the articles of its answer go to `articles`."""
    plain = _plain(replace(exchange, answer=None, note=""))
    if exchange.answer is not None:
        snapshot = json.loads(dump_answer(exchange.answer))
        articles.update(snapshot.pop("articles"))
        plain["answer"] = snapshot
    return plain


def _plain(value: object) -> dict[str, Any]:
    try:
        plain: dict[str, Any] = json.loads(to_json(value))
    except PydanticSerializationError as error:
        raise SnapshotError("a question is not text") from error
    return plain


def _read(plain: dict[str, Any], kept: _Body, number: int) -> Exchange:
    snapshot = plain.pop("answer", None)
    names = {field.name for field in fields(Exchange)} - {"note", "number"}
    known = {name: value for name, value in plain.items() if name in names}
    exchange = _exchanges().validate_python({**known, "number": number})
    # JSON has no tuples, of which filters are made.
    exchange = replace(exchange, filters=filters_of(values_of(exchange.filters)))
    if snapshot is not None:
        exchange = replace(exchange, answer=load_answer(_whole(snapshot, kept.articles)))
    if not exchange.is_done or len(exchange.topic or "") > LONGEST_TOPIC:
        raise SnapshotError("one of its questions has no answer, or is too long")
    return exchange


def _whole(snapshot: object, articles: dict[str, Any]) -> str:
    """The snapshot with the articles that it names."""
    written = json.dumps(snapshot)
    own = {digest: article for digest, article in articles.items() if digest in written}
    return json.dumps({**snapshot, "articles": own}) if isinstance(snapshot, dict) else written
