from __future__ import annotations

from orelore import Article, Source
from orelore_app.figures.pages import (
    NO_PUBLISHER,
    Page,
    citing,
    pages_by_month,
    pages_by_publisher,
    pages_of,
)

MAY = Source("s1", "Output", "Daily", "2024-05-31", "https://example.org/1")
YEAR = Source("s2", "Plans", "Post", "2024", "https://example.org/2")
NEVER = Source("s3", "Notes", "Post", None)


def page(source: Source, *articles: str) -> Page:
    return Page(source, articles)


def test_a_page_counts_once_and_knows_its_articles() -> None:
    one, two = (Article(name, name, "Up.", sources=(MAY, NEVER)) for name in ("a", "b"))
    assert pages_of([one, two]) == [page(MAY, "a", "b"), page(NEVER, "a", "b")]


def test_pages_without_an_address_are_told_apart_by_title_and_date() -> None:
    again = Source("s1", "Notes", "Post", "2025")
    articles = [Article("a", "A", "Up.", sources=(NEVER, again))]
    assert [p.source for p in pages_of(articles)] == [NEVER, again]


def test_an_article_without_sources_is_its_own_page() -> None:
    [own] = pages_of([Article("a", "Gold", "Up.", "2025-06", publisher="Basin Post")])
    assert (own.source.publisher, own.source.published, own.articles) == (
        "Basin Post",
        "2025-06",
        ("a",),
    )


def test_months_are_in_order_and_nothing_is_guessed() -> None:
    june = Source("s4", "More", "Daily", "2023-06")
    months = pages_by_month([page(MAY, "a"), page(june, "a"), page(YEAR, "a"), page(NEVER, "a")])
    assert list(months.dated) == ["2023-06", "2024-05"]
    assert months.dated["2024-05"] == [page(MAY, "a")]
    assert (months.year_only, months.undated) == ((page(YEAR, "a"),), (page(NEVER, "a"),))


def test_the_busiest_publisher_comes_first_and_the_others_last() -> None:
    few = [page(Source("s1", "T", name), name) for name in ("Kun", "Ata", "")]
    *bars, rest = pages_by_publisher([*few, page(YEAR, "b"), page(NEVER, "c")], most=1)
    assert [(bar.name, len(bar.pages), bar.is_rest) for bar in bars] == [("Post", 2, False)]
    assert (rest.name, len(rest.pages), rest.is_rest) == ("others (3)", 3, True)


def test_a_page_without_a_publisher_says_so() -> None:
    [bar] = pages_by_publisher([page(Source("s1", "T", ""), "a")], most=9)
    assert bar.name == NO_PUBLISHER


def test_an_article_that_cites_two_pages_is_listed_once() -> None:
    assert citing([page(MAY, "a", "b"), page(YEAR, "b", "c")]) == ["a", "b", "c"]
