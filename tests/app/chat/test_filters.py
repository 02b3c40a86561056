from __future__ import annotations

import pytest

from orelore import Filters, QuestionError, check_dates
from orelore_app.chat.filters import (
    Value,
    fields_of,
    joined,
    read_filters,
    values_of,
)

ALL = Filters(("China", "Peru"), ("gold",), ("USGS",), "2024", "2025-06", ("news",))


def test_empty_fields_are_no_filters() -> None:
    assert read_filters([], [], [], [], " ", "").is_empty
    assert read_filters([], [], [], [], None, None).is_empty


def test_fields_become_filters() -> None:
    filters = read_filters(["China"], ["gold"], ["USGS"], ["news"], " 2024 ", "2025-06")
    assert filters == Filters(("China",), ("gold",), ("USGS",), "2024", "2025-06", ("news",))


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


def test_filters_come_apart_into_values_in_words() -> None:
    assert [value.words for value in values_of(ALL)] == [
        *("China", "Peru", "gold", "USGS", "news sources", "since 2024", "until 2025-06"),
    ]
    assert list(values_of(Filters())) == []


def test_filters_without_a_value_have_all_others() -> None:
    assert ALL.without(Value("countries", "Peru").alone()) == Filters(
        ("China",), ("gold",), ("USGS",), "2024", "2025-06", ("news",)
    )
    assert ALL.without(Value("kinds", "news").alone()).kinds == ()
    assert ALL.without(Value("since", "2024").alone()).since is None


def test_a_name_is_added_once_and_a_date_takes_the_place_of_another() -> None:
    assert joined(ALL, Value("minerals", "tin")).minerals == ("gold", "tin")
    assert joined(ALL, Value("countries", "China")).countries == ("Peru", "China")
    assert joined(ALL, Value("until", "2026")).until == "2026"


@pytest.mark.parametrize("filters", [Filters(), ALL])
def test_fields_show_the_filters_that_are_read_from_them(filters: Filters) -> None:
    *names, since, until = fields_of(filters)
    assert read_filters(*names, str(since), str(until)) == filters
