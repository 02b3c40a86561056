"""The figures of a text, as values with units: 2,300 t = 2 300 tonnes = 2.3 thousand tons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from orelore.answer.units import CURRENCY_SIGNS, SCALE, SCALES, SHORT_SCALES, UNIT, unit_named

_SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)
_FRACTIONS = {
    **dict.fromkeys(("half", "halves"), Decimal("0.5")),
    **dict.fromkeys(("quarter", "quarters"), Decimal("0.25")),
}

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_WORDS = (
    rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_SMALL_NUMBERS[1:10])}))?|{'|'.join(_SMALL_NUMBERS)}"
    rf"|an?(?=\s(?:{'|'.join(SCALES)})\b)"
)
_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_BETWEEN = r"(?:\s(?:metric|short|long|troy|further|more|additional|U\.S\.|US|of\sa)(?=\s))?[\s-]?"
_FIGURE = re.compile(
    rf"""(?<![\w.,+])(?:
      (?P<decade>\d{{3}}0)s\b
    | (?P<ordinal>\d+)(?:st|nd|rd|th)\b
    | (?P<ordinal_word>(?i:{"|".join(_ORDINALS)}))s?\b
    | (?P<fraction>(?i:{"|".join(_FRACTIONS)}))\b
    | (?:(?P<sign>{_SIGN})\s?)?
      (?:(?P<digits>{_DIGITS})|(?P<word>(?i:{_WORDS}))\b)
      (?:(?P<short>[kmbKMB])\b(?<=\w)|(?:(?P<scale>(?:[\s-]?{SCALE})+)(?!\w))?)
      (?:{_BETWEEN}(?P<unit>{UNIT}))?
      (?:\s?(?:/|\ban?\s|\bper\s|\beach\s)\s?(?P<per>(?:metric\s)?{UNIT}))?
    )""",
    re.VERBOSE,
)
# The unit of the last figure is meant for those before it too: "180,000 to 360,000 tonnes".
_JOINED = re.compile(r"\s?(?:[-–—×x,]|to|and|or|by|, and)\s?")
_UNSHARED = frozenset({"ordinal", "fraction", "decade"})
_TIME = frozenset({"year", "month", "week", "day", "hour"})


class Reading(NamedTuple):
    value: Decimal
    unit: str = ""
    per: str = ""  # as in dollars per ounce; a rate in time is told apart by its words alone


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. In a range or list it may be read with the unit of its neighbour."""

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    scale: Decimal = Decimal(1)
    is_loose: bool = False  # "one", which is a pronoun as often as a number

    @property
    def own(self) -> Reading:
        return self.readings[0]

    def is_backed_by(self, cited: Figure) -> bool:
        """Whether the cited figure has the same value in the same unit."""
        return any(
            mine.value == theirs.value and mine.unit == theirs.unit and mine.per in ("", theirs.per)
            for mine in self.readings
            for theirs in cited.readings
        )


def find_figures(text: str) -> list[Figure]:
    """All figures, in order. Dates and names with digits in them are to be blanked out before."""
    figures = [figure for match in _FIGURE.finditer(text) if (figure := _read(match))]
    return _share_units(text, figures)


def _read(match: re.Match[str]) -> Figure | None:
    part = match.groupdict()
    if part["digits"] is None and part["word"] is None:
        return _figure(match, _read_special(part))
    if part["short"] and not part["sign"]:
        return _read_unit_for_scale(match)
    scale = _scale(part)
    value = _number(part["digits"] or part["word"]) * scale
    unit, factor = unit_named(part["unit"]) if part["unit"] else ("", Decimal(1))
    if part["sign"]:
        unit = CURRENCY_SIGNS[part["sign"]]
    figure = _figure(match, Reading(value * factor, unit, _per(part["per"])))
    is_loose = (part["word"] or "").lower() == "one" and not part["scale"] and not unit
    return replace(figure, scale=scale, is_loose=is_loose)


def _figure(match: re.Match[str], reading: Reading) -> Figure:
    return Figure(match[0].strip(), match.start(), match.end(), (reading,))


def _read_unit_for_scale(match: re.Match[str]) -> Figure:
    """`650m` without a currency are metres; nothing is a `k` or a `b`."""
    unit = "metre" if match["short"] == "m" else match["short"]
    return _figure(match, Reading(_number(match["digits"] or match["word"]), unit))


def _read_special(part: dict[str, str | None]) -> Reading:
    if part["decade"]:
        return Reading(Decimal(part["decade"]), "decade")
    if part["fraction"]:
        return Reading(_FRACTIONS[part["fraction"].lower()], "fraction")
    if part["ordinal"]:
        return Reading(Decimal(part["ordinal"]), "ordinal")
    word = (part["ordinal_word"] or "").lower()
    return Reading(Decimal(_ORDINALS.index(word) + 1), "ordinal")


def _scale(part: dict[str, str | None]) -> Decimal:
    if part["short"]:
        return SHORT_SCALES[part["short"].lower()]
    scale = Decimal(1)
    for word in re.findall(r"\w+", part["scale"] or ""):
        scale *= SCALES[word.lower()]
    return scale


def _per(written: str | None) -> str:
    unit = unit_named(written.removeprefix("metric").strip())[0] if written else ""
    return "" if unit in _TIME else unit


def _number(text: str) -> Decimal:
    """2,300 and 2 300 and 2300; 3.5 and 3,5; twenty-five."""
    if text[0].isdigit():
        plain = re.sub(r"[,\u00a0\u202f\u2009 ](?=\d{3}(?:\D|$))", "", text)
        return Decimal(plain.replace(",", "."))
    words = re.split(r"[-\s]", text.lower())
    return Decimal(sum(_word_value(word) for word in words))


def _word_value(word: str) -> int:
    if word in ("a", "an"):
        return 1
    return _SMALL_NUMBERS.index(word) if word in _SMALL_NUMBERS else (_TENS.index(word) + 2) * 10


def _share_units(text: str, figures: list[Figure]) -> list[Figure]:
    """Give the members of a range or list the unit and scale that only one of them carries."""
    joined = [_JOINED.fullmatch(text, a.end, b.start) is not None for a, b in pairwise(figures)]
    shared = list(figures)
    for i in reversed(range(len(joined))):
        if joined[i]:
            shared[i] = _extend(shared[i], shared[i + 1])
    for i, is_joined in enumerate(joined):
        if is_joined and figures[i].own.unit in CURRENCY_SIGNS.values():
            shared[i + 1] = _extend(shared[i + 1], figures[i])
    return shared


def _extend(figure: Figure, neighbour: Figure) -> Figure:
    units = {figure.own.unit, neighbour.own.unit} - {""}
    if len(units) > 1 or units & _UNSHARED:
        return figure
    values = [figure.own.value * (neighbour.scale if figure.scale == 1 else 1)]
    if figure.own.value >= 1000:  # "180,000 to 2 million tonnes"
        values.append(figure.own.value)
    unit, per = max(units, default=""), neighbour.own.per or figure.own.per
    extra = [Reading(value, unit, per) for value in values]
    return replace(figure, readings=tuple(dict.fromkeys([*figure.readings, *extra])))
