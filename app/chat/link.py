"""Links that ask a question again, with the filters that it was asked with."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode

from orelore import Filters

from .exchange import Exchange
from .filters import KINDS, Value, filters_of, filters_query

QUESTION = "q"


def query_of(exchange: Exchange) -> str:
    """The query of an address that asks the question again."""
    filters = exchange.answer.filters if exchange.answer else exchange.filters
    return "&".join(filter(None, [urlencode({QUESTION: exchange.meant}), filters_query(filters)]))


def read_query(query: str) -> tuple[str, Filters]:
    """The question and the filters of such a query; what else it says is passed over."""
    found = parse_qs(query.removeprefix("?"))
    named = [Value(kind, name) for kind in KINDS for name in map(str.strip, found.get(kind, ()))]
    return found.get(QUESTION, [""])[0], filters_of(value for value in named if value.name)


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
