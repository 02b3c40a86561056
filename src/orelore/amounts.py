"""A single amount as people write it -> numbers: "21,112", "8.1 billion", "more than 700,000"."""

from __future__ import annotations

import re

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HEDGES = (
    r"about|some|around|nearly|almost|roughly|approximately|over|above|more than|at least"
    r"|under|below|less than|up to|at most"
)
_AMOUNT = r"(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:[\s-](thousand|million|billion|trillion))?"
_WRITTEN = re.compile(
    rf"(?:(?:{_HEDGES})\s)?{_AMOUNT}(?:\s?(?:[-–—]|\bto\b)\s?{_AMOUNT})?", re.IGNORECASE
)


def bounds_of(text: str) -> tuple[float, float] | None:
    """The lowest and highest number of a range; the same twice for a single number.

    A hedge is read over: "more than 700,000" is 700000 twice. None for anything else than one
    amount without a unit.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    number, scale, upper, upper_scale = match.groups()
    low = _scaled(number, scale)
    if upper is None:
        return low, low
    high = _scaled(upper, upper_scale)
    # "1.2-1.4 million" are millions both; "180,000-2 million" are not.
    if scale is None and upper_scale and (shared := _scaled(number, upper_scale)) <= high:
        low = shared
    return (low, high) if low <= high else None


def _scaled(number: str, scale: str | None) -> float:
    return float(number.replace(",", "")) * _SCALES.get((scale or "").lower(), 1.0)
