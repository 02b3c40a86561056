"""Answers made by hand, as the page is given them; and the page itself, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from orelore import (
    Account,
    Answer,
    Article,
    Assistant,
    Chunk,
    Citation,
    Filters,
    Hit,
    Place,
    Point,
    Sentence,
    Series,
    Settings,
    Source,
)
from tests.app.browsing import Visit, first_visit, opened_browser, served, small_corpus

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def article() -> Article:
    text = "## Output\nBoz made 4 tonnes. It will grow."
    source = Source("s1", "Boz in figures", "Steppe Herald", "2024-05", "https://example.org/boz")
    return Article("boz", "Gold at Boz", text, sources=(source,))


@pytest.fixture
def citation(article: Article) -> Citation:
    passage, quote = "Boz made 4 tonnes. It will grow.", "Boz made 4 tonnes."
    return Citation(1, article, passage, quote, 10, 28, 0.9, article.sources, "2023")


@pytest.fixture
def answer(citation: Citation) -> Answer:
    return Answer(
        "How much did Boz make?",
        (Sentence("Boz made 4 tonnes.", (1,), "verbatim"),),
        (citation,),
        recognised=Filters(minerals=("gold",)),
        timing_ms={"total": 123.4},
    )


@pytest.fixture
def abstention(article: Article) -> Answer:
    hit = Hit(Chunk("boz", 0, "Output", "Boz made 4 tonnes.", 10), article, 0.4)
    return Answer("Who?", abstained=True, reason="No article mentions who.", nearest=(hit,))


@pytest.fixture
def disputed(answer: Answer, citation: Citation) -> Answer:
    """An answer whose sources disagree, one of them on a passage that is not cited."""
    (source,) = citation.sources
    other = Source("s2", "Boz again", "Orda Journal", "2025", "https://example.org/orda")
    said = Account(citation.quote, "4 tonnes", "2023", citation.span, (source,))
    elsewhere = replace(citation.span, article_id="qora")
    against = Account("Boz made 5.", "5 tonnes", None, elsewhere, (other, source))
    return replace(answer, disagreement=(said, against))


@pytest.fixture
def series(article: Article) -> Series:
    """Two values of one year, and one of the next."""
    (source,) = article.sources
    other = Source("figures", "Boz again", "Orda Journal")
    return Series(
        "Boz: gold mine production",
        "t",
        (
            Point("2022", "4", "", source, 4, 4),
            Point("2022", "more than 5", "by the owner's count", other, 5),
            Point("2023", "6", "", source, 6, 6),
        ),
    )


@pytest.fixture
def place() -> Place:
    """A mine of which the nearest town is known."""
    return Place(
        name="Boz",
        alt_names=(),
        country="Uzbekistan",
        region="Navoiy",
        kind="mine",
        minerals=("gold", "silver"),
        status="operating",
        status_as_of="2024-05",
        operator="Boz Mining",
        operator_as_of=None,
        latitude=41.5,
        longitude=64.5,
        precision="town",
        coord_source="GeoNames",
        coord_url="https://example.org/boz",
        facts=(),
        articles=("boz", "qora"),
        url="https://example.org/boz",
    )


@pytest.fixture
def hostile(citation: Citation) -> Answer:
    """An answer in which every text that comes from outside is markup."""
    source = Source("s1", HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)")
    article = replace(citation.article, title=HOSTILE, text=HOSTILE, language='"><script>')
    cited = replace(
        citation, article=article, passage=HOSTILE, quote=HOSTILE, sources=(source,), as_of=HOSTILE
    )
    return Answer(
        HOSTILE,
        (Sentence(HOSTILE, (1,), "unsupported", HOSTILE, marked=(1, 8)),),
        (cited,),
        answerer=HOSTILE,
        notice=HOSTILE,
        disagreement=(Account(HOSTILE, HOSTILE, HOSTILE, cited.span, (source,)),),
        series=Series(HOSTILE, HOSTILE, (Point(HOSTILE, HOSTILE, HOSTILE, source),)),
        recognised=Filters(countries=(HOSTILE,)),
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Settings:
    """Of a small corpus of invented articles."""
    settings = small_corpus(tmp_path_factory.mktemp("page"), encoder_cache)
    (settings.corpus / "publishers.csv").write_text(
        "publisher,kind\nSteppe Herald,news\nSilk Road Wire,government\n", encoding="utf-8"
    )
    return settings


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Assistant:
    return Assistant.open(settings)


@pytest.fixture(scope="session")
def address(assistant: Assistant, settings: Settings) -> Iterator[str]:
    """Of the page, which all tests share: none may change the corpus."""
    with served(assistant, settings) as found:
        yield found


@pytest.fixture(scope="module")  # while it is open no other event loop runs in this thread
def browser() -> Iterator[Browser]:
    with opened_browser() as found:
        yield found


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what it has loaded: a page is there in half the time."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    """The same of a phone."""
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        yield context


@pytest.fixture
def visit(wide: BrowserContext, address: str) -> Iterator[Visit]:
    """The page on a wide screen."""
    with first_visit(wide, address) as found:
        yield found


@pytest.fixture
def phone(narrow: BrowserContext, address: str) -> Iterator[Visit]:
    """The page on a phone."""
    with first_visit(narrow, address) as found:
        yield found
