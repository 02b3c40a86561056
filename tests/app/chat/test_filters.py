from __future__ import annotations

import pytest

from orelore import Filters, QuestionError, check_dates
from orelore_app.chat.filters import describe, read_filters


def test_empty_fields_are_no_filters() -> None:
    assert read_filters([], [], [], " ", "").is_empty


def test_fields_become_filters() -> None:
    assert read_filters(["China"], ["gold"], ["USGS"], " 2024 ", "2025-06") == Filters(
        ("China",), ("gold",), ("USGS",), "2024", "2025-06"
    )


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "May 2024", "24", "2024-5", "2024-"])
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(QuestionError, match=f"'{text}' is not a date. Write 2024"):
        check_dates(Filters(until=text))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(QuestionError, match="since 2025 and until 2024-06"):
        check_dates(Filters(since="2025", until="2024-06"))


@pytest.mark.parametrize(
    ("since", "until"), [("2024-05", "2024"), ("2024", "2024"), ("2023", None)]
)
def test_a_period_with_days_in_it_is_fine(since: str, until: str | None) -> None:
    check_dates(Filters(since=since, until=until))


def test_filters_are_told_in_words() -> None:
    filters = Filters(("China", "Kazakhstan"), ("gold",), since="2024", until="2025")
    assert describe(filters) == "China or Kazakhstan; gold; since 2024 until 2025"


def test_no_filters_are_no_words() -> None:
    assert describe(Filters()) == ""
