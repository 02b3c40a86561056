from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.types import (
    Answer,
    Article,
    Chunk,
    Citation,
    Filters,
    Marker,
    Point,
    Sentence,
    Source,
    Span,
    numbered,
)

TEXT = "Gold is up. Tin is down. Zinc is flat."
GOLD, TIN, ZINC = (Source(key, key, key) for key in ("s1", "s2", "s3"))
ARTICLE = Article(
    "a",
    "Metals",
    TEXT,
    sources=(GOLD, TIN, ZINC),
    markers=(Marker(11, ("s1",)), Marker(24, ("s2", "s1")), Marker(38, ("s3",))),
)


@pytest.mark.parametrize(
    ("quote", "sources"),
    [
        ("Gold is up.", (GOLD,)),
        ("Tin is down.", (TIN, GOLD)),
        (TEXT, (GOLD, TIN, ZINC)),
        ("Tin", (TIN, GOLD)),
        ("up. Tin", (GOLD, TIN)),
        ("Gold is up. ", (GOLD,)),
    ],
)
def test_a_span_rests_on_the_markers_that_close_its_sentences(
    quote: str, sources: tuple[Source, ...]
) -> None:
    start = TEXT.index(quote)
    assert ARTICLE.sources_of(start, start + len(quote)) == sources


def test_an_article_without_markers_is_its_own_source() -> None:
    article = Article("a", "Gold", "Up.", "2024-05", publisher="Daily", url="https://example.org")
    (source,) = article.sources_of(0, 3)
    assert (source.title, source.publisher) == ("Gold", "Daily")
    assert (source.published, source.url) == ("2024-05", "https://example.org")


def test_named_sources_without_markers_hold_for_the_whole_text() -> None:
    assert replace(ARTICLE, markers=()).sources_of(0, 4) == (GOLD, TIN, ZINC)


def test_a_copy_shares_the_origin_of_the_first_article() -> None:
    assert ARTICLE.origin == "a"
    assert replace(ARTICLE, id="b", copy_of="a").origin == "a"


def test_a_chunk_slices_by_the_offsets_of_its_article() -> None:
    chunk = Chunk("a", 1, "", TEXT[12:24], start=12)
    assert (chunk.id, chunk.end) == ("a#1", 24)
    assert chunk.slice(12, 15) == TEXT[12:15] == "Tin"


@pytest.mark.parametrize(
    "filters",
    [
        Filters(countries=["Peru"]),
        Filters(minerals=["tin"]),
        Filters(publishers=["Daily"]),
        Filters(since="2024"),
        Filters(until="2024"),
        Filters(kinds=["news"]),
    ],
)
def test_filters_with_any_field_are_not_empty(filters: Filters) -> None:
    assert Filters().is_empty
    assert not filters.is_empty


def test_filters_can_be_taken_from_filters() -> None:
    filters = Filters(("China", "Peru"), ("gold",), ("Daily",), "2024", "2025", ("news", "civil"))
    others = Filters(countries=("peru",), publishers=("Daily",), since="2024", until="2026")
    others = replace(others, kinds=("News",))
    assert filters.without(others) == Filters(("China",), ("gold",), until="2025", kinds=("civil",))
    assert filters.without(filters).is_empty
    assert filters.without(Filters()) == filters


def test_a_sentence_is_followed_by_its_numbers() -> None:
    assert numbered(Sentence("Gold is up.", (1, 3), "verbatim")) == "Gold is up. [1][3]"
    assert numbered(Sentence("Gold is up.", (), "unsupported")) == "Gold is up."


def test_the_text_of_an_answer_is_its_sentences() -> None:
    said = (Sentence("Up.", (1,), "verbatim"), Sentence("Down.", (2,), "verbatim"))
    assert Answer("?", said).text == "Up. [1] Down. [2]"


def test_the_text_of_an_abstention_is_its_reason() -> None:
    assert Answer("?", abstained=True, reason="Not covered.").text == "Not covered."


def test_a_span_is_found_among_the_citations() -> None:
    cited = [Citation(n, ARTICLE, TEXT, TEXT[:n], 0, n, 1.0, ()) for n in (1, 2)]
    answer = Answer("?", citations=tuple(cited))
    assert answer.number_of(Span("a", 0, 2)) == 2
    assert answer.number_of(Span("a", 0, 3)) is None
    assert answer.number_of(Span("b", 0, 2)) is None


@pytest.mark.parametrize(
    ("filters", "admitted"),
    [
        (Filters(), True),
        (Filters(since="2024-05-31"), True),
        (Filters(since="2024-06"), False),
        (Filters(until="2024-05"), True),
        (Filters(until="2024-04"), False),
        (Filters(publishers=["steppe herald"]), True),
        (Filters(publishers=["Steppe Herald"], since="2025"), False),
    ],
)
def test_filters_admit_sources_by_publisher_and_date(filters: Filters, admitted: bool) -> None:
    assert filters.admit([Source("s1", "Gold", "Steppe Herald", "2024-05")]) is admitted


def test_a_source_without_a_date_fails_a_range() -> None:
    assert not Filters(since="2000").admit([Source("s1", "Gold", "Steppe Herald")])


def cited(*articles: Article) -> Answer:
    """An answer that quotes the first characters of some articles."""
    citations = (
        Citation(n, a, a.text, a.text[:4], 0, 4, 1.0, a.sources_of(0, 4))
        for n, a in enumerate(articles, start=1)
    )
    return Answer("?", citations=tuple(citations))


def test_an_answer_rests_on_each_publisher_once() -> None:
    twin = replace(ARTICLE, id="b", sources=(replace(GOLD, publisher="S1"),))
    assert cited(ARTICLE, twin).origins == ("s1",)
    assert Answer("?").origins == ()


def test_a_syndicated_copy_is_no_second_origin() -> None:
    first = Article("a", "Gold", "Gold.", publisher="Daily")
    copy = replace(first, id="b", publisher="Weekly", copy_of="a")
    assert cited(first, copy).origins == ("Daily",)
    assert cited(first, replace(copy, copy_of=None)).origins == ("Daily", "Weekly")


@pytest.mark.parametrize(
    ("low", "high", "bounds", "number"),
    [
        (21112, 21112, (21112, 21112), 21112),
        (40, 50, (40, 50), 45),
        (4, None, (4, 4), 4),
        (None, 18, (18, 18), 18),
        (0, 0, (0, 0), 0),
        (None, None, None, None),
    ],
)
def test_a_point_has_its_value_as_numbers(
    low: float | None,
    high: float | None,
    bounds: tuple[float, float] | None,
    number: float | None,
) -> None:
    point = Point("2024", "?", "", GOLD, low, high)
    assert (point.bounds, point.number) == (bounds, number)


@pytest.mark.parametrize(
    ("published", "told", "expected"),
    [
        ("2025-11-10", "2026", "2025-11-10"),
        ("2025", "2026-01", "2025"),
        ("2025", "2025-11", "2025-11"),
        ("2025-11-10", "2025", "2025"),
        ("2025-11-10", "2023-04", "2023-04"),
        (None, "2026", "2026"),
        ("2025", None, None),
    ],
)
def test_no_source_tells_of_what_came_after_it(
    published: str | None, told: str | None, expected: str | None
) -> None:
    assert Source("s1", "Gold", "Steppe Herald", published).as_of(told) == expected
