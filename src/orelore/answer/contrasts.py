"""Two clauses of a sentence that have a speaker each and do not agree about one thing.

"Kyrgyzstan counts 22 critical minerals according to Qazinform, but 21 according to 24.kg." The
sentence does not say that its sources differ, so everything must fit: each clause names who says
it, the second speaks of nothing that the first does not, and their years are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orelore.answer.attribution import is_attributed, is_quoted, mentions, owners, without_speakers
from orelore.answer.dates import YEAR
from orelore.answer.quantities import Quantity, agree, comparable, quantities, told_dates
from orelore.answer.reading import Token, read
from orelore.types import Source
from orelore.vocabulary import minerals_in

CONTRAST = re.compile(
    r",?\s(?:while|whereas|but|although|though)\s|,\s(?:against|in conflict with)\s(?:the\s)?"
)
ABOUT_A_DATE = re.compile(r"\b(?:dat(?:es?|ed|ing)|years?|placed? in|places)\b")
_ADDITION = re.compile(r",\sand\s(?:in\s)?|,\s|\sand\s")
_ASIDE = re.compile(r",\s(?=(?:which|who|where)\s)")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One of the accounts in a sentence: its words, and the clause around them."""

    value: str
    clause: str
    sources: tuple[Source, ...]
    quantity: Quantity | None = None


def contrasted(text: str, sources: Sequence[Source]) -> list[tuple[Telling, ...]]:
    """The pairs of accounts that two clauses of a sentence oppose, without saying so."""
    for seam in CONTRAST.finditer(text):
        clauses = _clauses(text, seam)
        if _are_attributed(clauses, sources):
            found = _opposed(*clauses, sources)
            if found is None:
                found = _opposed_in_words(*clauses, sources)
            if found is not None:
                return found
    # ", and" joins anything: the second clause must have nothing but its value and its speaker.
    added = (_clauses(text, seam) for seam in _ADDITION.finditer(text))
    pairs = [
        _opposed(*clauses, sources) or []
        for clauses in added
        if _are_attributed(clauses, sources) and _is_elliptical(*clauses, sources)
    ]
    return max(pairs, key=len, default=[])


def in_words(clauses: Sequence[str], sources: Sequence[Source]) -> tuple[Telling, ...]:
    """Accounts that differ in words: each is its whole clause."""
    owned = owners(clauses, sources)
    return tuple(Telling(c.strip(" .,"), c, mine) for c, mine in zip(clauses, owned, strict=True))


def _clauses(text: str, seam: re.Match[str]) -> tuple[str, str]:
    return text[: seam.start()], _ASIDE.split(text[seam.end() :])[0]


def _are_attributed(clauses: Sequence[str], sources: Sequence[Source]) -> bool:
    is_somebodys = any(is_quoted(clause, sources) for clause in clauses)
    return is_somebodys and all(is_attributed(clause, sources) for clause in clauses)


def _opposed(
    first: str, second: str, sources: Sequence[Source]
) -> list[tuple[Telling, ...]] | None:
    """What two clauses have against each other; None when there is nothing to compare."""
    one, other = without_speakers(first, sources), without_speakers(second, sources)
    if not _names(other) <= _names(one):
        return None
    pairs = _aligned(quantities(first), quantities(second)) or _aligned_dates(one, other)
    if not pairs:
        return None
    if not pairs[0][0].is_date and _years_differ(one, other):
        return []
    owned = owners([first, second], sources)
    return [
        (Telling(a.text, first, owned[0], a), Telling(b.text, second, owned[1], b))
        for a, b in pairs
        if not agree(a, b)
    ]


def _opposed_in_words(
    first: str, second: str, sources: Sequence[Source]
) -> list[tuple[Telling, ...]] | None:
    """Clauses of two publishers that speak of the same thing without a number to compare."""
    one, other = without_speakers(first, sources), without_speakers(second, sources)
    named = [{source.publisher for *_, source in mentions(c, sources)} for c in (first, second)]
    is_same_thing = _names(other) <= _names(one) and bool(_names(first) & _names(second))
    if not (named[0] and named[1] and is_same_thing) or named[0] & named[1]:
        return None
    return [in_words([first, second], sources)]


def _aligned(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The quantities of two clauses that answer each other."""
    pairs: list[tuple[Quantity, Quantity]] = []
    free = list(left)
    for b in right:
        fitting = [a for a in free if comparable(a, b)]
        if fitting:
            a = max(
                fitting, key=lambda a: len(a.counted & b.counted) + len(a.minerals & b.minerals)
            )
            free.remove(a)
            pairs.append((a, b))
    return pairs


def _aligned_dates(first: str, second: str) -> list[tuple[Quantity, Quantity]]:
    """The dates of two clauses, where it is the date that is in dispute."""
    tokens = read(second)
    dates, others = told_dates(read(first), first)[-1:], told_dates(tokens, second)[:1]
    is_at_stake = ABOUT_A_DATE.search(first) or (others and _is_early(others[0], tokens))
    return [(a, b) for a in dates for b in others if a.unit == b.unit and is_at_stake]


def _is_elliptical(first: str, second: str, sources: Sequence[Source]) -> bool:
    """Whether the second clause has only a value, and takes the rest from the first."""
    bare = without_speakers(second, sources)
    tokens = read(bare)
    values = quantities(bare, tokens) or told_dates(tokens, bare)
    if not values or not _is_early(values[0], tokens):
        return False
    known = {token.key for token in read(first)}.union(*(value.counted for value in values))
    return all(t.key in known for t in tokens if t.is_content and not minerals_in(t.text))


def _is_early(value: Quantity, tokens: Sequence[Token]) -> bool:
    """Whether at most a few words stand before a value, dates apart."""
    return sum(t.kind != "date" and t.start < value.start for t in tokens) <= _FEW_WORDS


def _names(clause: str) -> set[str]:
    named = (token for token in read(clause) if token.kind == "name")
    return {token.key for token in named if not minerals_in(token.text)}


def _years_differ(first: str, second: str) -> bool:
    """Whether each clause has a year of its own, apart from when it was said."""
    years, others = set(YEAR.findall(first)), set(YEAR.findall(second))
    return bool(years and others) and years.isdisjoint(others)
