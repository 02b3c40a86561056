"""The accounts that one sentence sets against each other: "22 by Qazinform, but 21 by 24.kg".

Our articles tell a disagreement in one sentence, with both values and both sources. Either the
sentence says so ("sources differ", "figures conflict") and lists them, or it joins two clauses
that have a speaker each and the same thing to say (see `contrasts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from orelore.answer.attribution import is_attributed, owners
from orelore.answer.contrasts import ABOUT_A_DATE, CONTRAST, Telling, contrasted, in_words
from orelore.answer.quantities import Quantity, comparable, is_same, quantities, told_dates
from orelore.answer.reading import read
from orelore.types import Source

_DISPUTE = re.compile(
    r"\b(?:differs?|differed|differently|disagrees?|(?<!in\s)conflicts?|vary|varies"
    r"|are far apart|do(?:es)? not agree|(?:is|are) uncertain"
    r"|(?<!the\s)(?:two|three|four|several|different)\s(?:[\w-]+\s){0,3}?(?:figures|counts"
    r"|accounts|dates|shares|totals|values|estimates|versions|sums))\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"\b(?:cover different|each other|(?:vary|varies|differ) with)\b")
_LIST_BEGINS = re.compile(r":\s|,\s(?:with|as|since|at)\s|,\s(?=\S*\d)")
_SEAMS = (CONTRAST, re.compile(r",?\s(?:and|or)\s"), re.compile(r",\s"))  # the strongest first


def tellings(text: str, sources: Sequence[Source]) -> list[tuple[Telling, ...]]:
    """The sets of contradicting accounts that a sentence tells; usually none or one."""
    if _EXPLAINED.search(text):
        return []
    dispute = _DISPUTE.search(text)
    if dispute and (begin := _LIST_BEGINS.search(text, dispute.end())):
        is_about_a_date = ABOUT_A_DATE.search(text, 0, begin.start()) is not None
        return _listed(text[begin.end() :], sources, is_about_a_date)
    if len({source.publisher for source in sources}) < 2:
        return []
    return contrasted(text, sources)


def _listed(
    text: str, sources: Sequence[Source], is_about_a_date: bool
) -> list[tuple[Telling, ...]]:
    """The accounts in a list of those that are in conflict."""
    tokens = read(text)
    found = told_dates(tokens, text) if is_about_a_date else quantities(text, tokens)
    chosen, cuts = _one_a_clause(text, found)
    if len(chosen) < 2:
        return _listed_in_words(text, sources)
    clauses = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    if len(sources) < 2 and not all(is_attributed(clause, sources) for clause in clauses):
        return []
    told = zip(chosen, clauses, owners(clauses, sources), strict=True)
    distinct = tuple(
        Telling(quantity.text, clause, mine, quantity)
        for i, (quantity, clause, mine) in enumerate(told)
        if not any(is_same(quantity, earlier) for earlier in chosen[:i])
    )
    return [distinct] if len(distinct) > 1 else []


def _one_a_clause(text: str, found: Sequence[Quantity]) -> tuple[list[Quantity], list[int]]:
    """The largest set of comparable quantities with a joint between any two, and the joints."""
    best: tuple[list[Quantity], list[int]] = ([], [])
    for i, first in enumerate(found):
        chosen, cuts = [first], list[int]()
        for other in found[i + 1 :]:
            cut = _joint(text, chosen[-1].end, other.start)
            if cut is not None and comparable(first, other):
                chosen.append(other)
                cuts.append(cut)
        if len(chosen) > len(best[0]):
            best = chosen, cuts
    return best


def _joint(text: str, start: int, end: int) -> int | None:
    """Where to cut between two accounts."""
    matches = (seam.search(text, start, end) for seam in _SEAMS)
    return next((match.start() for match in matches if match), None)


def _listed_in_words(text: str, sources: Sequence[Source]) -> list[tuple[Telling, ...]]:
    """Two accounts without a number to compare."""
    seam = next((match for seam in _SEAMS if (match := seam.search(text))), None)
    if seam is None:
        return []
    clauses = [text[: seam.start()], text[seam.end() :]]
    if not all(is_attributed(clause, sources) for clause in clauses):
        return []
    return [in_words(clauses, sources)]
