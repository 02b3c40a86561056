"""The quantities of a text as intervals in one unit a kind, to compare those of two accounts.

`more than 2.7 million tons` is an interval as much as `10-15%` is: two quantities differ when
their intervals have nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from orelore.answer.dates import Date
from orelore.answer.figures import Figure, Reading
from orelore.answer.reading import Token, read
from orelore.answer.wordlists import FUNCTION_WORDS
from orelore.vocabulary import minerals_in

# One unit a kind. Ounces are troy ounces: those of metals.
_BASE: dict[str, tuple[str, Decimal]] = {
    "kilogram": ("tonne", Decimal("0.001")),
    "gram": ("tonne", Decimal("1e-6")),
    "milligram": ("tonne", Decimal("1e-9")),
    "ounce": ("tonne", Decimal("31.1034768e-6")),
    "pound": ("tonne", Decimal("453.59237e-6")),
    "kilometre": ("metre", Decimal(1000)),
    "centimetre": ("metre", Decimal("0.01")),
    "millimetre": ("metre", Decimal("0.001")),
    "mile": ("metre", Decimal("1609.344")),
    "foot": ("metre", Decimal("0.3048")),
    "hectare": ("square metre", Decimal(10_000)),
    "square kilometre": ("square metre", Decimal(1_000_000)),
    "acre": ("square metre", Decimal("4046.86")),
    "litre": ("cubic metre", Decimal("0.001")),
    "kilowatt": ("megawatt", Decimal("0.001")),
    "gigawatt": ("megawatt", Decimal(1000)),
    "kilowatt hour": ("megawatt hour", Decimal("0.001")),
    "gigawatt hour": ("megawatt hour", Decimal(1000)),
    "terawatt hour": ("megawatt hour", Decimal(1_000_000)),
    "fraction": ("percent", Decimal(100)),
    "cent": ("dollar", Decimal("0.01")),
}
_NO_UNIT = ("", "ordinal")
_RANGE = re.compile(r"\s?(?:[-–—]|to)\s?")
_CHANGED = re.compile(r"\bfrom\s(?:about\s|some\s|over\s|more\sthan\s)?$", re.IGNORECASE)
_BEFORE = {
    "rough": r"about|some|around|nearly|almost|roughly|approximately|(?:an\s)?estimated|close\sto",
    "over": r"(?:(?:just|well)\s)?(?:over|above)|more\sthan|at\sleast|(?:no|not)\sless\sthan",
    "under": r"up\sto|less\sthan|under|below|(?:no|not)\smore\sthan|at\smost",
}
_HEDGE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEFORE.items())})\s$",
    re.IGNORECASE,
)
# How far from its number a hedged quantity may lie, down and up.
_REACH = {
    "rough": (Decimal("0.93"), Decimal("1.07")),
    "over": (Decimal(1), Decimal("1.15")),
    "under": (Decimal("0.85"), Decimal(1)),
}
_ROUNDING = Decimal("0.05")  # 140 is no 100, though it would be, rounded to one digit
_SAME = Decimal("0.01")
_COUNTED_WORDS = 5
_NOUN_GAP = re.compile(r"[\s-]*")
_PART_OF_A_YEAR = re.compile(r"\s(quarter|half)(?:\sof\s\d{4})?\b")
_OF_METALS = re.compile(r"\s(?:of\s)?(?:[^\s,;:.]+\s?){0,3}")
_OF_A_METAL = re.compile(
    r"\sof\s(?:rare[\s-])?[^\s,;:.]+(?:\s(?:metals?|oxides?|trioxide|carbonate|concentrate|ore))*"
)
_METAL_AS = re.compile(r"(\S+)\s(?:as|at)\s$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a range or a date of a text; `text[start:end]` are its words, hedge included."""

    text: str
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str  # of the kind, so that kilograms and tonnes compare; dates are `year`, `month`, `day`
    exact: Decimal  # the number itself, without what its hedge allows; of a range the end
    counted: frozenset[str] = frozenset()  # stems of what a bare number counts
    minerals: frozenset[str] = frozenset()  # "370 tonnes of copper"

    @property
    def is_date(self) -> bool:
        return self.unit.startswith("date")

    @property
    def is_bare(self) -> bool:
        return self.unit in _NO_UNIT


def quantities(text: str, tokens: Sequence[Token] | None = None) -> list[Quantity]:
    """The figures of a text, in order; its dates are left to `told_dates`."""
    tokens = read(text) if tokens is None else tokens
    found: list[Quantity] = []
    for i, token in enumerate(tokens):
        figure = token.value
        if not isinstance(figure, Figure) or figure.is_loose:
            continue
        if found and figure.start < found[-1].end:  # "third quarter", and the end of a range
            continue
        upper = _upper(text, figure, tokens[i + 1 :])
        # "From $5 billion to $7 billion" is a change, and the second holds.
        if upper is None or not _CHANGED.search(text, 0, figure.start):
            found.append(_quantity(text, tokens[i + 1 :], figure, upper or figure))
    return found


def told_dates(tokens: Sequence[Token], text: str = "") -> list[Quantity]:
    """The dates of a text that name a year; `1946-1967` is one."""
    found: list[Quantity] = []
    for token in tokens:
        if not isinstance(token.value, Date) or token.value.year is None:
            continue
        date = _date(token.value)
        if found and _RANGE.fullmatch(text, found[-1].end, date.start):
            first = found.pop()
            words = text[first.start : date.end]
            date = replace(date, text=words, start=first.start, low=first.low)
        found.append(date)
    return found


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may be the same: they meet, or one is the other in round numbers."""
    if a.is_date:
        return (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)
    return (a.low <= b.high and b.low <= a.high) or is_same(a, b)


def is_same(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are the same but for rounding, whatever hedge stands before them."""
    if a.is_date or a.unit == "ordinal":
        return (a.low, a.high) == (b.low, b.high)
    largest = max(abs(a.exact), abs(b.exact))
    gap = abs(a.exact - b.exact)
    if gap <= _SAME * largest:
        return not (a.is_bare and gap)  # 100 people are not 101
    return gap <= _ROUNDING * largest and not a.is_bare and (_rounds(a, b) or _rounds(b, a))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing: weight, money, people, ..."""
    if a.unit != b.unit or (a.minerals and b.minerals and not a.minerals & b.minerals):
        return False
    return not a.is_bare or not (a.counted and b.counted) or bool(a.counted & b.counted)


def _upper(text: str, figure: Figure, after: Sequence[Token]) -> Figure | None:
    """The figure that ends the range which this one begins."""
    following = next((t.value for t in after if isinstance(t.value, Figure)), None)
    if following is None or not _RANGE.fullmatch(text, figure.end, following.start):
        return None
    return following if _reading(figure).unit == _reading(following).unit else None


def _quantity(text: str, after: Sequence[Token], first: Figure, last: Figure) -> Quantity:
    low, high = _in_base(_reading(first)), _in_base(_reading(last))
    hedge = _HEDGE.search(text, 0, first.start)
    start = hedge.start() if hedge else first.start
    end = last.start + len(last.text)
    down, up = _REACH[str(hedge.lastgroup)] if hedge else (Decimal(1), Decimal(1))
    bounds = sorted((low.value, high.value))
    counted, metals = frozenset[str](), _minerals(text, start, end)
    if part := _PART_OF_A_YEAR.match(text, end):
        counted, end = frozenset([part[1]]), part.end()
    elif low.unit in _NO_UNIT:
        counted, end = _counted(text, after, end)
    elif (
        low.unit == "tonne"
        and metals
        and (of := _OF_A_METAL.match(text, end))
        and minerals_in(of[0])
    ):
        end = of.end()
    unit = f"{low.unit} / {low.per}" if low.per else low.unit
    return Quantity(
        text[start:end],
        start,
        end,
        bounds[0] * down,
        bounds[1] * up,
        unit,
        high.value,
        counted,
        metals,
    )


def _reading(figure: Figure) -> Reading:
    """With the unit and scale of its neighbour, when it has none of its own."""
    return figure.readings[-1]


def _in_base(reading: Reading) -> Reading:
    unit, factor = _BASE.get(reading.unit, (reading.unit, Decimal(1)))
    per, divisor = _BASE.get(reading.per, (reading.per, Decimal(1)))
    return Reading(reading.value * factor / divisor, unit, per)


def _counted(text: str, after: Sequence[Token], end: int) -> tuple[frozenset[str], int]:
    """Stems of the words right after a number, and where they end."""
    stems: set[str] = set()
    last = end
    for token in after[:_COUNTED_WORDS]:
        is_near = _NOUN_GAP.fullmatch(text, last, token.start) is not None
        if not is_near or token.kind in ("figure", "date") or _ends_a_noun(token):
            break
        last = token.start + len(token.text)
        if token.key != "and":
            stems.add(token.key)
            end = last
    return frozenset(stems), end


def _ends_a_noun(token: Token) -> bool:
    return token.key in FUNCTION_WORDS - {"and"} or token.text.endswith("ed")


def _minerals(text: str, start: int, end: int) -> frozenset[str]:
    """The metals of an amount: "98 tonnes of gold", "gold as about 98 tonnes"."""
    before, after = _METAL_AS.search(text, 0, start), _OF_METALS.match(text, end)
    return frozenset(minerals_in(f"{before[1] if before else ''} {after[0] if after else ''}"))


def _rounds(rough: Quantity, fine: Quantity) -> bool:
    """Whether the first is the second at the precision that its own digits show."""
    exponent = int(rough.exact.normalize().as_tuple().exponent)
    return fine.exact.quantize(Decimal((0, (1,), exponent))) == rough.exact


def _date(date: Date) -> Quantity:
    year, month, day = date.year or 0, date.month or 0, date.day or 0
    unit = "date: day" if day else "date: month" if month else "date: year"
    value = Decimal(year * 10_000 + month * 100 + day)
    return Quantity(date.text, date.start, date.end, value, value, unit, value)
