"""Sentences changed so that they say something else, or in other words the same.

The changes know nothing of how the citation contract reads a sentence: their tables and patterns
are their own, or they would only plant what it looks for. Each is None where a sentence holds
nothing to change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

MIN_CLAUSE = 6  # words
MIN_HALF = 4

# One line a family: units of a kind, and after the first of each other ways to write it.
UNITS = """
tonnes tons t | kg kilograms | ounces oz | pounds lb
km kilometres kilometers | metres meters m | miles
hectares ha | square_kilometres square_kilometers | acres
percent % per_cent | percentage_points
MW megawatts | GW gigawatts | kW kilowatts
million mln | billion bln | thousand | trillion
dollars USD | euros EUR | yuan | tenge | soms
years | months | days
"""
OPPOSITES = """
rose fell, increased decreased, grew shrank, increase decrease, rise fall, growth decline,
higher lower, largest smallest, biggest smallest, highest lowest, exported imported,
exports imports, export import, bought sold, buy sell, opened closed, north south,
northern southern, east west, eastern western, approved rejected, agreed refused,
accepted rejected, profit loss, minimum maximum, more_than less_than, at_least at_most,
above below, before after, started stopped, began ended, said denied, state-owned private
"""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_FAMILIES = [
    [[form.replace("_", " ") for form in group.split()] for group in line.split("|")]
    for line in UNITS.strip().splitlines()
]
_FORMS = "|".join(
    re.escape(form)
    for form in sorted((f for family in _FAMILIES for g in family for f in g), key=len)[::-1]
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEAR = rf"\b(?:19|20)\d\d\b(?![,.]\d)(?!\s?(?:{_FORMS})\b)"
_DATE = re.compile(rf"\b(?:\d{{1,2}}\s)?{_MONTH}\b(?:\s\d{{1,2}}\b,?)?(?:\s{_YEAR})?|{_YEAR}")
_NUMBER = re.compile(r"(?<![\w.,+–-])\d+(?:[.,]\d+)*(?![\w+])")
_QUANTITY = re.compile(rf"({_NUMBER.pattern})([\s-]?(?:{_FORMS})(?!\w)(?:\s(?:{_FORMS})(?!\w))?)")
_VERB = r"\b(?:is|was|were|are|has|had|have|would|will|may|could|should)\b"
_AFFIRMED = r"(?!\s(?:not|no|never|only|just|merely)\b)"
_NO = r"\s(?:not|never)\b(?!\s(?:only|just|merely))"
_FINITE = rf"{_VERB}|\b(?:holds?|makes?|made|plans?|wants?|gives?|came|rose|fell|sold|\w+ed)\b"
_SEAM = re.compile(
    r";\s|,\s(?=(?:and|while|whereas|which|where|compared|according|said|reported)\s"
    r"|(?:[A-Z][\w.-]*\s){1,4}(?:said|reported|wrote|says|reports|writes)\b)"
)
_CONDITION = re.compile(r"(?:If|Although|While|Though|Unless|Whereas|When|Since|Until)\b")

Edit = Callable[[str, random.Random], str | None]


def wrong_digit(text: str, chance: random.Random) -> str | None:
    """Another digit in a number that is no date."""
    numbers = [match.span() for match in _NUMBER.finditer(_without_dates(text))]
    digits = [i for start, end in numbers for i in range(start, end) if text[i].isdigit()]
    if not digits:
        return None
    at = chance.choice(digits)
    return text[:at] + chance.choice("123456789".replace(text[at], "")) + text[at + 1 :]


def wrong_unit(text: str, chance: random.Random) -> str | None:
    """Another unit, scale or currency of the same family: kg for tonnes, million for billion."""
    options = [
        _put(text, at, other[0])
        for family in _FAMILIES
        for group in family
        for at in _units(text, group)
        for other in family
        if other is not group
    ]
    options += [_put(text, m.span(), "€") for m in re.finditer(r"(?:US|A|C)?\$(?=\d)", text)]
    return _choice(options, chance)


def same_quantity(text: str, chance: random.Random) -> str | None:
    """A unit, a date or a number written in another way."""
    options = [
        _put(text, at, form)
        for family in _FAMILIES
        for group in family
        for at in _units(text, group)
        for form in group
        if form != text[slice(*at)]
    ]
    dates = rf"(?<![\d–-])(\d{{1,2}}) ({_MONTH}) ({_YEAR})"
    options += [_put(text, m.span(), m.expand(r"\2 \1, \3")) for m in re.finditer(dates, text)]
    commas = r"(?<=\b\d),(?=\d{3}\b(?!,))|(?<=\b\d\d),(?=\d{3}\b(?!,))"
    options += [_put(text, m.span(), "") for m in re.finditer(commas, text)]
    return _choice(options, chance)


def wrong_date(text: str, chance: random.Random) -> str | None:
    """Another year, month or day."""
    years = [match.span() for match in re.finditer(_YEAR, text)]
    months = [
        match.span(1) for match in re.finditer(rf"(?:\b(?:in|of|since|by|\d+) )({_MONTH})\b", text)
    ]
    days = [match.span(1) for match in re.finditer(rf"\b(\d{{1,2}})(?= {_MONTH}\b)", text)]
    options = [
        _put(text, at, str(int(text[slice(*at)]) + chance.choice([-10, -1, 1, 2]))) for at in years
    ]
    options += [_put(text, at, _other(MONTHS, text[slice(*at)], chance)) for at in months]
    options += [_put(text, at, _other(range(1, 29), text[slice(*at)], chance)) for at in days]
    return _choice(options, chance)


def denied(text: str, chance: random.Random) -> str | None:
    """A "not" put in or taken out."""
    put_in = [
        _put(text, (match.end(), match.end()), f" {word}")
        for match in re.finditer(_VERB + _AFFIRMED, text)
        for word in ("not", "never")
    ]
    taken_out = [_put(text, match.span(), "") for match in re.finditer(_NO, text)]
    return _choice(chance.choice([put_in or taken_out, taken_out or put_in]), chance)


def opposite(text: str, chance: random.Random) -> str | None:
    """A word replaced by one of the opposite sense."""
    options = [
        _put(text, match.span(), new)
        for old, new in _opposites()
        for match in re.finditer(rf"(?<![\w-]){old}(?![\w-])", text)
    ]
    return _choice(options, chance)


def wrong_polarity(text: str, chance: random.Random) -> str | None:
    """No for yes, or the opposite; where both can be done, one by chance."""
    ways = [made for edit in (denied, opposite) if (made := edit(text, chance))]
    return _choice(ways, chance)


def wrong_name(text: str, chance: random.Random, *, others: Mapping[str, list[str]]) -> str | None:
    """One of the names in the text replaced by another one, wherever it stands."""
    options = [
        re.sub(rf"\b{re.escape(name)}\b", chance.choice(new), text)
        for name, new in others.items()
        if new and re.search(rf"\b{re.escape(name)}\b", text)
    ]
    return _choice(options, chance)


def halves(first: str, second: str, chance: random.Random) -> str | None:
    """The head of one sentence and the tail of another, each with a fact that the other lacks."""
    one, two = first.split(), second.split()
    if min(len(one), len(two)) < 2 * MIN_HALF:
        return None
    head = one[: chance.randint(MIN_HALF, len(one) - MIN_HALF)]
    tail = two[chance.randint(MIN_HALF, len(two) - MIN_HALF) :]
    if not (_facts(head) - _facts(two) and _facts(tail) - _facts(one)):
        return None
    return " ".join(head + tail)


def traded(first: str, second: str, chance: random.Random) -> str | None:
    """The first sentence with a number of the second that has the same unit."""
    mine, theirs = (list(_QUANTITY.finditer(_without_dates(text))) for text in (first, second))
    return _choice(
        [
            _put(first, a.span(1), b[1])
            for a in mine
            for b in theirs
            if a[2] == b[2] and b[1] not in first
        ],
        chance,
    )


def shortened(text: str, chance: random.Random) -> str | None:
    """The clauses before a seam, taken whole."""
    if _CONDITION.match(text):
        return None
    heads = [text[: match.start()] for match in _SEAM.finditer(text)]
    return _choice([f"{head}." for head in heads if _is_whole(head)], chance)


def _units(text: str, group: Sequence[str]) -> list[tuple[int, int]]:
    """Where a number, or a number and a scale, is followed by one of the forms of a unit."""
    forms = "|".join(map(re.escape, group))
    pattern = rf"\d[\s-]?(?:(?:thousand|million|billion)\s)?({forms})(?!\w)"
    return [match.span(1) for match in re.finditer(pattern, text)]


def _opposites() -> Iterator[tuple[str, str]]:
    for pair in OPPOSITES.replace("\n", " ").split(","):
        one, other = (word.replace("_", " ") for word in pair.split())
        yield from ((one, other), (other, one))


def _put(text: str, at: tuple[int, int], new: str) -> str:
    start, end = at
    gap = " " if new[:1].isalpha() and text[start - 1 : start].isdigit() else ""
    return text[:start] + gap + new + text[end:]


def _choice(options: Sequence[str], chance: random.Random) -> str | None:
    return chance.choice(options) if options else None


def _other(values: Iterable[object], old: str, chance: random.Random) -> str:
    return chance.choice([str(value) for value in values if str(value) != old])


def _without_dates(text: str) -> str:
    return _DATE.sub(lambda match: "~" * len(match[0]), text)


def _facts(words: Sequence[str]) -> set[str]:
    return {word.strip(",.;()") for word in words[1:] if re.search(r"[A-Z\d]", word)}


def _is_whole(head: str) -> bool:
    is_open = head.count("(") != head.count(")") or head.count('"') % 2 == 1
    return len(head.split()) >= MIN_CLAUSE and not is_open and bool(re.search(_FINITE, head))
