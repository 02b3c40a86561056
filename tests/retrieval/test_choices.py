from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.errors import QuestionError
from orelore.retrieval.choices import NOBODY, by_publisher, resolve
from orelore.types import Coverage, Filters

COVERAGE = Coverage(
    articles=3,
    countries={"Kazakhstan": 2, "United States": 1, "Turkey": 1, "European Union": 1},
    minerals={"rare earths": 2, "tungsten": 1},
    publishers={"The Astana Times": 2, "Daily": 1},
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Kazakhstan", "Kazakhstan"),
        ("KAZAKHSTAN ", "Kazakhstan"),
        ("KZ", "Kazakhstan"),
        (" kz ", "Kazakhstan"),
        ("kazakh", "Kazakhstan"),
        ("US", "United States"),
        ("usa", "United States"),
        ("TR", "Turkey"),
        ("EU", "European Union"),
    ],
)
def test_a_country_may_be_written_in_any_case_or_as_a_code(written: str, name: str) -> None:
    assert resolve(Filters(countries=[written]), COVERAGE).countries == (name,)


@pytest.mark.parametrize(
    ("written", "name"), [("Tungsten", "tungsten"), ("wolfram", "tungsten"), ("REE", "rare earths")]
)
def test_a_mineral_may_be_written_by_another_name(written: str, name: str) -> None:
    assert resolve(Filters(minerals=[written]), COVERAGE).minerals == (name,)


def test_a_publisher_may_be_written_in_any_case() -> None:
    filters = resolve(Filters(publishers=["the astana times", "DAILY"]), COVERAGE)
    assert filters.publishers == ("The Astana Times", "Daily")


@pytest.mark.parametrize(
    ("filters", "problem"),
    [
        (Filters(countries=["Kazakstan"]), "the country 'Kazakstan'. Try Kazakhstan"),
        (Filters(countries=["XX"]), "the country 'XX'. Try"),
        (Filters(countries=["PE"]), "the country 'PE'. Try"),
        (Filters(countries=[""]), "the country ''. Try"),
        (Filters(minerals=["tungstn"]), "the mineral 'tungstn'. Try tungsten."),
        (Filters(publishers=["Astana Tmes"]), "Try The Astana Times."),
    ],
)
def test_an_unknown_name_is_refused_with_a_near_one(filters: Filters, problem: str) -> None:
    with pytest.raises(QuestionError) as caught:
        resolve(filters, COVERAGE)
    assert problem in str(caught.value)


def test_two_countries_in_one_name_are_not_taken_for_one() -> None:
    with pytest.raises(QuestionError, match="Kazakhstan and Turkey"):
        resolve(Filters(countries=["Kazakhstan and Turkey"]), COVERAGE)


def test_where_no_article_has_a_country_the_way_out_is_to_leave_it() -> None:
    with pytest.raises(QuestionError, match=r"'KZ'\. Ask without this filter\."):
        resolve(Filters(countries=["KZ"]), Coverage(0, {}, {}, {}))


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-31", " 2024 "])
def test_a_date_may_stop_at_the_month_or_the_year(date: str) -> None:
    assert resolve(Filters(since=date, until=date), COVERAGE) == Filters(
        (), (), (), date.strip(), date.strip()
    )


@pytest.mark.parametrize("date", ["May 2024", "24", "2024-13", "2024-05-32", "2024/05", "٢٠٢٤"])
def test_what_is_no_date_is_refused_with_examples(date: str) -> None:
    for filters in (Filters(since=date), Filters(until=date)):
        with pytest.raises(QuestionError, match=f"'{date}' is not a date. Write 2024, 2024-05"):
            resolve(filters, COVERAGE)


def test_an_empty_date_is_no_date() -> None:
    assert resolve(Filters(since="", until=None), COVERAGE).is_empty


def test_a_publisher_stands_for_all_that_hold_its_name() -> None:
    known = {"Reuters": 2, "Reuters, via mining.com": 1, "Reutersberg Post": 1}
    coverage = replace(COVERAGE, publishers=known)
    whole = resolve(Filters(publishers=["reuters"]), coverage)
    assert whole.publishers == ("Reuters",)
    del known["Reuters"]
    parts = resolve(Filters(publishers=["reuters"]), replace(COVERAGE, publishers=known))
    assert parts.publishers == ("Reuters, via mining.com",)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(QuestionError, match="Swap the two"):
        resolve(Filters(since="2024", until="2020"), COVERAGE)
    assert resolve(Filters(since="2024-05", until="2024"), COVERAGE).until == "2024"


def test_a_day_that_no_month_has_is_no_date() -> None:
    with pytest.raises(QuestionError, match="2024-02-31"):
        resolve(Filters(since="2024-02-31"), COVERAGE)


def test_a_kind_of_source_may_be_written_in_any_case_and_twice() -> None:
    filters = resolve(Filters(kinds=["News ", "civil", "news"]), COVERAGE)
    assert filters == Filters(kinds=("news", "civil"))


def test_an_unknown_kind_of_source_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(QuestionError, match=r"'papers'\. The kinds are news, trade, .*, other\."):
        resolve(Filters(kinds=["papers"]), COVERAGE)


@pytest.mark.parametrize(
    ("publishers", "kinds", "searched"),
    [
        ((), ("news",), ("Daily", "Post")),
        ((), ("news", "research"), ("Daily", "USGS", "Post")),
        (("Post", "USGS"), ("news",), ("Post",)),
        (("USGS",), ("news",), NOBODY),
        ((), ("civil",), NOBODY),
    ],
)
def test_kinds_are_searched_as_the_publishers_of_these_kinds(
    publishers: tuple[str, ...], kinds: tuple[str, ...], searched: tuple[str, ...]
) -> None:
    known = {"Daily": "news", "USGS": "research", "Post": "news"}
    chosen = Filters(("Peru",), publishers=publishers, kinds=kinds)
    assert by_publisher(chosen, known) == Filters(("Peru",), publishers=searched)
    unkinded = replace(chosen, kinds=())
    assert by_publisher(unkinded, known) == unkinded
