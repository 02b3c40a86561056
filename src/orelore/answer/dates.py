"""The dates of a text, as values: 4 December 2025 = December 4, 2025 = 2025-12-04."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from orelore.answer.units import SCALE, UNIT

YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # as it stands in a text, whatever it belongs to

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_SHORT = [name[:3] for name in _MONTHS]
# "May." ends a sentence: that month has no shorter form.
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Sept|{'|'.join(s for s in _SHORT if s != 'May')})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NOT_A_QUANTITY = rf"(?![\d%])(?![,.]\d)(?!\s?(?:{SCALE}|{UNIT}))"

_DATE = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b
    | (?P<years>{_YEAR})[-–/](?P<year_end>\d\d)\b(?![-–/]\d)
    | (?:(?P<first_day>{_DAY})(?:\s?[-–]\s?|\sand\s|\sto\s))?
      (?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR})\b)?
    | (?P<us_month>{_MONTH})\s(?P<us_day>{_DAY})(?:,?\s(?P<us_year>{_YEAR})\b)?
    | (?P<lone_month>{_MONTH})(?:\s(?:of\s)?(?P<its_year>{_YEAR})\b)?
    | (?P<lone_year>{_YEAR}){_NOT_A_QUANTITY}(?!s\b)
    )""",
    re.VERBOSE,
)
# "May" and "March" are verbs too: without a year they need one of these before them.
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|by|from|until|till|of|to|and|last|this|early|late|mid|before|after|for)[\s-]$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s?(?:and|to|or|[-–])\s?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is told; None where the text does not say."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def is_backed_by(self, cited: Date) -> bool:
        """Whether the cited date says at least as much, and nothing else."""
        pairs = ((self.year, cited.year), (self.month, cited.month), (self.day, cited.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


def find_dates(text: str) -> list[Date]:
    """All dates, in order; years stand alone, as in `in 2024`, or belong to a month or a day."""
    dates = [date for match in _DATE.finditer(text) for date in _read(match)]
    return _share_years(text, dates)


def _read(match: re.Match[str]) -> list[Date]:
    part = match.groupdict()
    at = Date(match[0], match.start(), match.end())
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
        return [replace(at, year=year, month=month, day=day)]
    if part["years"]:
        return _read_years(at, int(part["years"]), int(part["year_end"]))
    if part["lone_year"]:
        return [replace(at, year=int(part["lone_year"]))]
    month_name = part["month"] or part["us_month"] or part["lone_month"]
    year_text = part["year"] or part["us_year"] or part["its_year"]
    if part["lone_month"] and not year_text and not _is_month(match):
        return []
    days = [d for d in (part["first_day"], part["day"], part["us_day"]) if d] or [None]
    return [
        replace(
            at,
            year=int(year_text) if year_text else None,
            month=_SHORT.index(month_name[:3]) + 1,
            day=int(re.sub(r"\D", "", day)) if day else None,
        )
        for day in days
    ]


def _read_years(at: Date, year: int, end: int) -> list[Date]:
    """`2024-25` are two years, `2025-11` is a month."""
    last = year - year % 100 + end
    if last <= year and 1 <= end <= 12:
        return [replace(at, year=year, month=end)]
    return [replace(at, year=year), replace(at, year=last)]


def _is_month(match: re.Match[str]) -> bool:
    if match[0] not in ("May", "March", "Mar", "Jan", "Jun", "Dec", "Sep"):
        return True
    return _BEFORE_A_MONTH.search(match.string, 0, match.start()) is not None


def _share_years(text: str, dates: list[Date]) -> list[Date]:
    """`January and March 2024` are two months of 2024."""
    shared: list[Date] = []
    for date in reversed(dates):
        later = shared[-1] if shared else None
        if date.year is None and later is not None and _are_joined(text, date, later):
            date = replace(date, year=later.year)
        shared.append(date)
    return shared[::-1]


def _are_joined(text: str, date: Date, later: Date) -> bool:
    return _JOINED.fullmatch(text, date.end, later.start) is not None
