from __future__ import annotations

import pytest

from orelore.answer.dates import Date, find_dates


def only(text: str) -> Date:
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize(
    "text", ["4 December 2025", "December 4, 2025", "2025-12-04", "4th of December 2025"]
)
def test_a_day_may_be_written_in_several_ways(text: str) -> None:
    date = only(text)
    assert (date.year, date.month, date.day) == (2025, 12, 4)


@pytest.mark.parametrize("coarser", ["2025", "December 2025", "4 December"])
def test_a_date_backs_a_coarser_one(coarser: str) -> None:
    assert only(coarser).is_backed_by(only("4 December 2025"))


@pytest.mark.parametrize(
    "other", ["4 November 2025", "5 December 2025", "4 December 2024", "2026", "May 2025"]
)
def test_a_date_does_not_back_another(other: str) -> None:
    assert not only(other).is_backed_by(only("4 December 2025"))


def test_a_date_does_not_back_a_finer_one() -> None:
    assert not only("4 December 2025").is_backed_by(only("December 2025"))


@pytest.mark.parametrize("text", ["2,023 tonnes", "2023 tonnes", "May the best win", "2023%"])
def test_quantities_and_words_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_year_serves_all_months_before_it() -> None:
    first, second = find_dates("January and March 2024")
    assert (first.year, first.month) == (2024, 1)
    assert (second.year, second.month) == (2024, 3)


@pytest.mark.parametrize(("text", "years"), [("1996-97", [1996, 1997]), ("2024-25", [2024, 2025])])
def test_a_span_of_years_is_two_years(text: str, years: list[int]) -> None:
    assert [date.year for date in find_dates(text)] == years
