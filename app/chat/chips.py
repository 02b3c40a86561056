"""Filters as chips: those in force, and what a question names. A chip can be taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from orelore import Answer, Filters

from ..bridge import button
from ..html import EMPTY, join, wrong
from .filters import KINDS, Value, filters_query, joined, values_of

_CHIPS = Markup(
    '<div class="chips"{query}><p class="lead" id="{id}">{lead}</p> '
    '<ul aria-labelledby="{id}">{chips}</ul></div>'
)
_CHIP = Markup('<li class="chip {kind}"><span>{words}</span>{buttons}</li>')

Deed = Literal["drop", "ignore", "restore", "only"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a click on a chip asks for.

    `drop` takes a filter away; the others ask the question of an exchange again: `ignore` without
    preferring what it names, `restore` preferring it again, `only` with it as a filter.
    """

    deed: Deed
    value: Value
    exchange: int = 0

    def filters(self, filters: Filters) -> Filters:
        """The filters as the wish leaves them."""
        if self.deed == "only":
            return joined(filters, self.value)
        return filters.without(self.value.alone()) if self.deed == "drop" else filters

    def ignored(self, ignored: Filters) -> Filters:
        """What is not to be preferred, as the wish leaves it."""
        if self.deed == "ignore":
            return joined(ignored, self.value)
        return ignored.without(self.value.alone())

    def encoded(self) -> str:
        """As the value of a button."""
        return json.dumps([self.deed, self.value.kind, self.value.name, self.exchange])


def read_wish(encoded: str) -> Wish:
    """The wish of a button. Raises ValueError for what no button of ours says."""
    deed, kind, name, exchange = json.loads(encoded)
    if kind not in KINDS or not isinstance(name, str) or not isinstance(exchange, int):
        raise ValueError(f"no wish: {encoded!r}")
    return Wish(deed, Value(kind, name), exchange)


def filter_note(filters: Filters, problem: str | None = None) -> Markup:
    """The filters in force as chips, and what is wrong with them; `session.js` reads the query."""
    told = wrong(problem) if problem else EMPTY
    if filters.is_empty:
        return told
    chips = (
        _chip(v.words, "firm", _away(Wish("drop", v), f"Remove the filter {v.words}"))
        for v in values_of(filters)
    )
    query = Markup(' data-query="{}"').format(filters_query(filters))
    return told + _row("chosen-filters", "Only passages with:", chips, query)


def recognised_chips(number: int, answer: Answer) -> Markup:
    """What the question of an exchange names: preferred, or not any more; empty for nothing."""
    recognised = (
        _recognised(number, value, answer.filters) for value in values_of(answer.recognised)
    )
    ignored = (_ignored(number, value) for value in values_of(answer.ignored))
    chips = [*recognised, *ignored]
    return _row(f"recognised-{number}", "Recognised:", chips) if chips else EMPTY


def _recognised(number: int, value: Value, filters: Filters) -> Markup:
    is_firm = value in values_of(filters)
    only = Wish("only", value, number).encoded()
    firm = button("only", "apply", only, label=f"Only articles about {value.name}", kind="only")
    away = _away(Wish("ignore", value, number), f"Ask again without preferring {value.name}")
    return _chip(value.words, "firm" if is_firm else "", (EMPTY if is_firm else firm) + away)


def _ignored(number: int, value: Value) -> Markup:
    wish, label = Wish("restore", value, number), f"Ask again, preferring {value.name}"
    return _chip(value.words, "off", button("", "apply", wish.encoded(), label=label, kind="back"))


def _away(wish: Wish, label: str) -> Markup:
    return button("", "apply", wish.encoded(), label=label, kind="away")


def _chip(words: str, kind: str, buttons: Markup) -> Markup:
    return _CHIP.format(kind=kind, words=words, buttons=buttons)


def _row(row_id: str, lead: str, chips: Iterable[Markup], query: Markup = EMPTY) -> Markup:
    return _CHIPS.format(id=row_id, query=query, lead=lead, chips=join(chips, " "))
