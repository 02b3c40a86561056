"""Links that ask a question again, with the filters that it was asked with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode

from orelore import Filters

from .exchange import NOTHING, Exchange
from .filters import KINDS, PERIOD, values_of

QUESTION = "q"


def query_of(exchange: Exchange) -> str:
    """The query of an address that asks the question again."""
    filters = exchange.answer.filters if exchange.answer else NOTHING
    values = ((value.kind, value.name) for value in values_of(filters))
    return urlencode([(QUESTION, exchange.meant), *values])


def read_query(query: str) -> tuple[str, Filters]:
    """The question and the filters of such a query; what else it says is passed over."""
    found = parse_qs(query.removeprefix("?"))
    chosen: dict[str, Any] = {kind: tuple(found[kind]) for kind in KINDS if kind in found}
    chosen |= {kind: chosen[kind][-1] for kind in PERIOD if kind in chosen}
    return found.get(QUESTION, [""])[-1], Filters(**chosen)


def called(value: object, chosen: Filters) -> tuple[str, Filters]:
    """What the page was called with: a question, under the chosen filters; or a link, with its own.

    `chat.js` tells a link as `{"query": QUERY}`.
    """
    link = _link(value)
    return (str(value), chosen) if link is None else read_query(link)


def asked_filters(value: object) -> Filters | None:
    """The filters of the link that the page was called with; None for a question."""
    link = _link(value)
    return None if link is None else read_query(link)[1]


def _link(value: object) -> str | None:
    return str(value.get("query", "")) if isinstance(value, Mapping) else None
