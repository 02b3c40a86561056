"""Articles and answers made by hand, as exports are given them."""

from __future__ import annotations

from datetime import date

import pytest

from orelore.types import (
    Account,
    Answer,
    Article,
    Chunk,
    Citation,
    Hit,
    Marker,
    Point,
    Sentence,
    Series,
    Source,
    Span,
)


@pytest.fixture
def day() -> date:
    """On which the articles were read."""
    return date(2026, 11, 26)


@pytest.fixture
def source() -> Source:
    return Source("s1", "Output", "Steppe Herald", "2024-05", "https://example.org/1")


@pytest.fixture
def article(source: Source) -> Article:
    text = "Boz made 3 tonnes.\nIt will grow."
    return Article("boz", "Gold at Boz", text, sources=(source,), markers=(Marker(18, ("s1",)),))


@pytest.fixture
def citation(article: Article, source: Source) -> Citation:
    """Of the article's first sentence."""
    quote = article.text[0:18]
    return Citation(1, article, article.text, quote, 0, 18, 0.5, (source,), "2023")


@pytest.fixture
def answer(citation: Citation) -> Answer:
    said = Sentence("Boz made 3 tonnes.", (1,), "verbatim", marked=(9, 17))
    return Answer("How much gold?", (said,), (citation,), confidence=0.86)


@pytest.fixture
def other(article: Article, source: Source) -> Answer:
    """An answer with two quotes, of which `answer` has the second."""
    second = Citation(1, article, article.text, "It will grow.", 19, 32, 0.5, (source,))
    first = Citation(2, article, article.text, article.text[0:18], 0, 18, 0.5, (source,), "2023")
    sentences = (Sentence("It will grow.", (1, 2), "supported"),)
    return Answer("Will it grow?", sentences, (second, first))


@pytest.fixture
def series(source: Source) -> Series:
    points = (Point("2023", "3", "", source), Point("2024", "more than 4", "as planned", source))
    return Series("Boz: gold", "t", points)


@pytest.fixture
def accounts(citation: Citation, source: Source) -> tuple[Account, Account]:
    """Of which the first is quoted in `answer`."""
    post = Source("s2", "Boz", "Post", "2025")
    return (
        Account("Boz made 3 tonnes.", "3 tonnes", "2023", citation.span, (source,)),
        Account("Boz made 4 tonnes.", "4 tonnes", None, Span("ore", 0, 5), (post,)),
    )


@pytest.fixture
def abstention(article: Article) -> Answer:
    hit = Hit(Chunk("boz", 0, "", "Boz made 3 tonnes.", 0), article, score=0.5)
    return Answer("How much tin?", abstained=True, reason="Not covered.", nearest=(hit,))
