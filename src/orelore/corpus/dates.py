"""Find the date in a line of text, in the ways the region's publishers write it.

`04.12.2025` is the fourth of December: outside the United States the day comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.dates import get_month_names

_LOCALES = ("en", "ru", "kk", "ky", "uz", "uz_Cyrl", "tg", "tk", "tr", "az", "de", "fr")
# Enough of a month's name to know it by, whatever ending the case adds: dekabr-i, декабр-я.
_FEWEST_LETTERS = 3
_LONGEST_SHORT_FORM = 4  # Sept

_NUMERIC = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_MONTH = r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,15})(?![^\W\d_])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_YEAR_WORD = r"(?:\s*[-–]?\s*(?:жыл|йил|yil|ýyl|сол|год|г\.)[^\W\d_]*)?"
_NAMED = (
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s.,–-]+(?:of\s+)?{_MONTH}[\s.,–-]+{_YEAR}"
    ),
    re.compile(rf"{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}{_YEAR_WORD}[\s,–-]+(?P<d>\d{{1,2}})[\s.–-]+{_MONTH}"),
)
_MONTH_AND_YEAR = re.compile(rf"{_MONTH}[\s.,]+{_YEAR}(?!\d)")


def date_in(text: str) -> str | None:
    """The first full date in a text as ISO 8601, else its first month and year, else None."""
    if not any(map(str.isdigit, text)):
        return None
    days = sorted([*_numeric_dates(text), *_named_dates(text)])
    if days:
        return days[0][1].isoformat()
    months = ((_month(match["month"]), match["y"]) for match in _MONTH_AND_YEAR.finditer(text))
    return next((f"{year}-{month:02}" for month, year in months if month), None)


def without_dates(text: str) -> str:
    """The text with every date of day, month and year cut out."""
    for pattern in _NUMERIC:
        text = pattern.sub(" ", text)
    for pattern in _NAMED:
        text = pattern.sub(lambda match: " " if _month(match["month"]) else match[0], text)
    return text


def _numeric_dates(text: str) -> Iterator[tuple[int, date]]:
    for pattern in _NUMERIC:
        for match in pattern.finditer(text):
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
            # 12/31/2025 can only be an American date.
            if month > 12 >= day:
                month, day = day, month
            yield from _valid(match.start(), year, month, day)


def _named_dates(text: str) -> Iterator[tuple[int, date]]:
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            month = _month(match["month"])
            if month:
                yield from _valid(match.start(), int(match["y"]), month, int(match["d"]))


def _valid(offset: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    try:
        yield offset, date(year, month, day)
    except ValueError:
        return


def _month(word: str) -> int | None:
    """The number of the month that a word names: 12 for `Dec`, `декабря`, `dekabrda`."""
    word = word.lower()
    short = (number for name, number in _months() if name.startswith(word))
    if len(word) <= _LONGEST_SHORT_FORM:
        return next(short, None)
    stems = ((name, number) for name, number in _months() if word.startswith(_stem(name)))
    return max(stems, key=lambda stem: len(stem[0]), default=(word, None))[1]


def _stem(name: str) -> str:
    return name if len(name) <= _FEWEST_LETTERS else name.rstrip("ьяйаыe")


@cache
def _months() -> tuple[tuple[str, int], ...]:
    """Every name of every month in the languages of the region's news."""
    return tuple(
        (name.lower(), number)
        for locale in _LOCALES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, locale).items()
    )
