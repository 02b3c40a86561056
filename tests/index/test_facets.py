from __future__ import annotations

import pytest

from orelore.index.facets import conditions, facets_of
from orelore.index.library import Library
from orelore.types import NO_FILTERS, Article, Chunk, Filters, Marker, Source


@pytest.fixture
def built(library: Library) -> Library:
    library.update()
    return library


def passing(library: Library, filters: Filters) -> list[str]:
    live = library.live()
    rows = library.catalog.matching(live, filters)
    assert library.catalog.passing(library.catalog.matching(live, NO_FILTERS), filters) == set(rows)
    return sorted({chunk.id for chunk, _ in library.catalog.chunks(live, rows).values()})


def test_without_filters_every_passage_passes(built: Library) -> None:
    assert len(passing(built, NO_FILTERS)) == built.catalog.count(built.live())


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(countries=["Uzbekistan"]), ["boz-tungsten#0"]),
        (Filters(countries=["UZBEKISTAN"]), ["boz-tungsten#0"]),
        (Filters(countries=["Tajikistan", "Uzbekistan"]), ["boz-tungsten#0", "chon-antimony#0"]),
        (Filters(minerals=["Lithium"]), ["darya-lithium#0"]),
        (Filters(publishers=["basin post"]), ["darya-lithium#0"]),
        (Filters(publishers=["Orda Journal"]), ["altyn-gold#1"]),
        (Filters(countries=["Kazakhstan"], minerals=["antimony"]), []),
        (Filters(countries=["Kazakhstan"], publishers=["Steppe Herald"]), ["altyn-gold#0"]),
    ],
)
def test_any_value_of_a_field_will_do_and_all_fields_must_hold(
    built: Library, filters: Filters, found: list[str]
) -> None:
    assert passing(built, filters) == found


# The sources' dates: altyn#0 2024-05-31, altyn#1 2025, boz 2023-11, chon 2022, darya 2025-06.
@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2025", None, ["altyn-gold#1", "darya-lithium#0"]),
        ("2025-07-01", None, ["altyn-gold#1"]),  # 2025 may be after July
        ("2023-11-30", "2024", ["altyn-gold#0", "boz-tungsten#0"]),  # 2023-11 may be the 30th
        ("2023-12", "2024-05", ["altyn-gold#0"]),
        ("2024-05-31", "2024-05-31", ["altyn-gold#0"]),
        ("2024-06", "2024-12-31", []),
        (None, "2022-01-01", ["chon-antimony#0"]),
        (None, "2021-12-31", []),
    ],
)
def test_a_date_that_stops_at_the_year_or_month_is_within_any_range_it_touches(
    built: Library, since: str | None, until: str | None, found: list[str]
) -> None:
    assert passing(built, Filters(since=since, until=until)) == found


def test_a_passage_has_the_facets_of_its_own_sources_only() -> None:
    sources = (Source("s1", "T", "Herald", "2024"), Source("s2", "U", "Journal"))
    markers = (Marker(5, ("s1",)), Marker(11, ("s2",)))
    article = Article("a", "A", "Gold. Zinc.", sources=sources, markers=markers)
    assert list(facets_of(article, Chunk("a", 0, "", "Zinc.", 6))) == [("publisher", "Journal")]


def test_an_article_of_a_user_is_found_by_its_own_publisher_and_date() -> None:
    article = Article("a", "A", "Gold.", published="2024-05", publisher="Post", minerals=("gold",))
    facets = list(facets_of(article, Chunk("a", 0, "", "Gold.", 0)))
    assert facets == [("mineral", "gold"), ("publisher", "Post"), ("published", "2024-05")]


def test_a_value_never_becomes_part_of_the_sql(built: Library) -> None:
    hostile = "x') OR 1=1 --"
    assert hostile not in next(conditions(Filters(countries=[hostile])))[0]
    assert passing(built, Filters(countries=[hostile])) == []
