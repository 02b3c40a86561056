from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Answer, Point, Series, Source
from orelore_app.chat.by_country import Comparison, compare, country_view

HERALD = Source("figures", "Tables", "Steppe Herald", "2024-05", "https://example.org/t")


def of(owner: str, *values: tuple[str, str]) -> Series:
    points = tuple(
        Point(year, value, "", HERALD, *([float(value)] * 2 if value.isdecimal() else []))
        for year, value in values
    )
    return Series(f"{owner}: gold mine production", "t", points, owner, "gold mine production")


def compared(question: str, own: Series, *others: Series) -> Comparison:
    found = compare(Answer(question, series=own, elsewhere=others))
    assert found is not None
    return found


PERU = of("Peru", ("2021", "1"), ("2022", "2"), ("2023", "3"))
CHINA = of("China", ("2021", "7"), ("2022", "8"))
CHILE = of("Chile", ("2021", "5"))


def test_the_year_is_the_latest_that_most_countries_have() -> None:
    found = compared("How much gold?", PERU, CHINA)
    assert (found.year, found.caption) == ("2022", "Gold mine production by country, 2022, t")
    assert compared("How much gold?", PERU, CHINA, CHILE).year == "2021"


def test_the_year_of_the_question_comes_first_where_it_can_be_compared() -> None:
    assert compared("How much gold in 2021?", PERU, CHINA).year == "2021"
    assert compared("How much gold from 2021 to 2023?", PERU, CHINA).year == "2021"


def test_another_year_than_the_question_names_is_not_compared(answer: Answer) -> None:
    asked = replace(answer, question="How much gold in 2023?", series=PERU, elsewhere=(CHINA,))
    assert compare(asked) is None
    assert compare(replace(asked, question="How much gold?")) is not None


def test_the_highest_is_on_top_and_only_its_values_of_the_year_are_shown() -> None:
    found = compared("How much gold in 2021?", PERU, CHINA, CHILE)
    assert [(owner, p.year, p.value) for owner, p in found.rows] == [
        ("China", "2021", "7"),
        ("Chile", "2021", "5"),
        ("Peru", "2021", "1"),
    ]


def test_sources_that_differ_have_a_row_each() -> None:
    found = compared("", PERU, of("China", ("2022", "8"), ("2022", "9")))
    assert [(owner, p.value) for owner, p in found.rows] == [
        ("China", "8"),
        ("China", "9"),
        ("Peru", "2"),
    ]


def test_the_world_is_not_among_its_countries() -> None:
    found = compared("", of("World", ("2022", "900")), PERU, CHINA)
    assert [series.owner for series in found.countries] == ["China", "Peru"]


@pytest.mark.parametrize(
    "others", [(), (of("China", ("1999", "8")),), (of("China", ("2022", "?")),)]
)
def test_nothing_is_compared_without_two_numbers_of_one_year(others: tuple[Series, ...]) -> None:
    assert compare(Answer("", series=PERU, elsewhere=others)) is None


def test_a_row_tells_its_country_and_leads_to_its_source() -> None:
    html = country_view(4, compared("", PERU, CHINA), {HERALD.page: 2})
    assert '<tr id="country-4-0"><th scope="row">China</th><td>8</td>' in html
    assert html.count('href="https://example.org/t"') == 2
    assert html.count('<a class="cite" href="#source-4-2"') == 2


def test_names_stay_text() -> None:
    bad = "<img src=x>"
    hostile = replace(of(bad, ("2022", "4")), name=bad, unit=bad)
    assert "<img" not in country_view(1, compared("", hostile, PERU), {})
