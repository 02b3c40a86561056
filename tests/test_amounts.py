from __future__ import annotations

import pytest

from orelore.amounts import bounds_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21,112", 21112),
        ("0", 0),
        ("4.25", 4.25),
        ("-3.5", -3.5),
        ("8.1 billion", 8.1e9),
        ("2 Million", 2e6),
        ("more than 700,000", 700000),
        ("Up to 3 thousand", 3000),
        (" about 12 ", 12),
    ],
)
def test_a_single_number_is_both_bounds(text: str, number: float) -> None:
    assert bounds_of(text) == pytest.approx((number, number))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40-50", 40, 50),
        ("40 to 50", 40, 50),
        ("1.2–1.4 million", 1.2e6, 1.4e6),
        ("900,000-1.2 million", 9e5, 1.2e6),
        ("1 million-2 billion", 1e6, 2e9),
    ],
)
def test_a_range_has_two(text: str, low: float, high: float) -> None:
    assert bounds_of(text) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text", ["", "withheld", "4 tonnes", "4 or 5", "50-40", "1,2", "2024-05-31", "~4", "1,0000"]
)
def test_what_is_no_single_amount_is_not_guessed(text: str) -> None:
    assert bounds_of(text) is None
