from __future__ import annotations

import pytest

from orelore.corpus.dates import date_in, without_dates


@pytest.mark.parametrize(
    "text",
    [
        "04.12.2025 - Update : 05.12.2025",
        "04/12/2025",
        "2025-12-04T10:00:00Z",
        "4 December 2025",
        "December 4, 2025",
        "Dec. 4, 2025",
        "16:04, 04 December 2025, Bishkek",
        "4 декабря 2025, 14:20",
        "2025-жылдын 4-декабры",
        "4-dekabr 2025-yil",
        "2025 yil 4 dekabr",
        "2025 жылғы 4 желтоқсан",
        "4 Aralık 2025",
        "2025年12月4日",
    ],
)
def test_the_fourth_of_december_is_read_in_every_form(text: str) -> None:
    assert date_in(text) == "2025-12-04"


def test_only_an_impossible_month_makes_the_month_come_first() -> None:
    assert date_in("12/31/2025") == "2025-12-31"


def test_the_first_of_several_dates_counts() -> None:
    assert date_in("Published 3 Sept 2024, updated 1 May 2025") == "2024-09-03"


def test_a_month_alone_is_a_date_without_a_day() -> None:
    assert date_in("May 2024") == "2024-05"


@pytest.mark.parametrize("text", ["31.02.2025", "5 mines 2025", "14:20", "version 1.2.3", ""])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert date_in(text) is None


def test_dates_can_be_cut_out() -> None:
    assert without_dates("Ann Lee, 4 May 2025").strip() == "Ann Lee,"
