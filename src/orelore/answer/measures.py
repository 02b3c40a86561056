"""What a clause measures: whose quantity, of what, when. Tells whether two are one and the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from orelore.answer.attribution import without_speakers
from orelore.answer.quantities import Quantity, comparable, quantities, told_dates
from orelore.answer.reading import read
from orelore.types import Source
from orelore.vocabulary import COUNTRIES, minerals_in
from orelore.words import stem

_MEASURES = {
    "output": "produced production output mined mine mining yield made make extracted refined",
    "reserves": "reserves",
    "resources": "resources",
    "cost": "cost investment worth price valued value",
    "exports": "exports exported shipped sold sales",
    "imports": "imports imported bought",
    "share": "share accounts",
    "stake": "stake owns owned holds held",
    "capacity": "capacity",
    "revenue": "revenue proceeds earned",
    "profit": "profit",
    "length": "length long",
    "jobs": "employs employed jobs workers",
    "grade": "grade",
    "tax": "tax royalty rate",
    "loan": "loan credit",
}
_MEASURE_OF = {stem(word): name for name, words in _MEASURES.items() for word in words.split()}
_FLOWS = frozenset(["output", "exports", "imports", "revenue", "profit"])  # so much a year
_CLAUSE_END = re.compile(r",?\s(?:while|whereas|but|although|though)\s|;\s")
# A part is not the whole, a plan no outcome, a change no level.
_SCOPE = re.compile(
    r"\b(?:world(?:wide)?|global|total|group|half|quarters?|months?|daily|monthly|so far|since"
    r"|between|average|record|net|gross|attributable|own|part|section|stage|each"
    r"|of (?:it|them|which)|plan(?:s|ned)?|goals?|targets?|aims?|expect(?:s|ed)?|forecasts?"
    r"|would|will|could|should|(?:is|are|was|were) to|guidance|propos\w+|intends?|foresee\w*|up to"
    r"|rose|risen|rise|grew|growth|grow|fell|fall|dropped|drop|cut|increase\w*|decrease\w*|more"
    r"|less|higher|lower|from)\b",
    re.IGNORECASE,
)
_TIMES = frozenset(["ordinal", "year", "month", "week", "day", "hour"])
_STRAY_WORDS = 2
_FARTHEST = 10  # ten times as much is another quantity, or a misprint


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in its clause."""

    quantity: Quantity
    names: frozenset[str]
    minerals: frozenset[str]
    measures: frozenset[str]
    words: frozenset[str]  # what else the clause says
    scope: frozenset[str]
    dates: frozenset[Decimal]

    @property
    def kind(self) -> tuple[frozenset[str] | frozenset[Decimal], ...]:
        """What two tellings of one quantity have in common to the letter."""
        return self.minerals, self.measures, self.scope, self.dates

    @property
    def is_sure(self) -> bool:
        """Whether it is told what is measured, and, of what counts by the year, which year."""
        is_told = bool(self.names and self.measures)
        return is_told and (bool(self.dates) or self.measures.isdisjoint(_FLOWS))


def measured(text: str, sources: Sequence[Source]) -> list[Measured]:
    """The quantities of a sentence that are the only one of their unit in their clause."""
    bare = without_speakers(text, sources)
    cuts = [0, *(match.end() for match in _CLAUSE_END.finditer(bare)), len(bare)]
    return [found for start, end in pairwise(cuts) for found in _in_clause(bare[start:end])]


def same_quantity(a: Measured, b: Measured) -> bool:
    """Whether two sentences tell the same quantity of the same thing for the same time."""
    return (
        a.is_sure
        and b.is_sure
        and a.kind == b.kind
        and comparable(a.quantity, b.quantity)
        and _same_names(a.names, b.names)
        and len(a.words ^ b.words) <= _STRAY_WORDS
        and _are_near(a.quantity.exact, b.quantity.exact)
    )


def _same_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """One may add the country to "the Boguty mine"."""
    countries = {country.casefold() for country in COUNTRIES}
    return a == b or (a ^ b <= countries and bool((a & b) - countries))


def _are_near(a: Decimal, b: Decimal) -> bool:
    return max(abs(a), abs(b)) <= _FARTHEST * min(abs(a), abs(b))


def _in_clause(clause: str) -> list[Measured]:
    tokens = read(clause)
    found = quantities(clause, tokens)
    if not found:
        return []
    inside = {t for t in tokens if any(q.start <= t.start < q.end for q in found)}
    words = {t.key for t in tokens if t.kind == "word" and t.is_content and t not in inside}
    named = (t for t in tokens if t.kind == "name" and not minerals_in(t.text))
    names = frozenset(t.key for t in named)
    dates = frozenset(date.exact for date in told_dates(tokens, clause))
    return [
        Measured(
            quantity,
            names,
            frozenset(minerals_in(clause)),
            frozenset(_MEASURE_OF[word] for word in words if word in _MEASURE_OF),
            frozenset(word for word in words if word not in _MEASURE_OF),
            _scope(clause, quantity),
            dates,
        )
        for quantity in found
        if quantity.unit not in _TIMES and sum(other.unit == quantity.unit for other in found) == 1
    ]


def _scope(clause: str, quantity: Quantity) -> frozenset[str]:
    """What is told between the commas around a quantity that makes it another one."""
    start = clause.rfind(", ", 0, quantity.start) + 1
    end = clause.find(", ", quantity.end)
    around = clause[start : end if end >= 0 else len(clause)]
    return frozenset(match.lower() for match in _SCOPE.findall(around))
