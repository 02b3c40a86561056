"""Answers made by hand, as the page is given them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Answer, Article, Chunk, Citation, Filters, Hit, Sentence, Source

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def article() -> Article:
    text = "## Output\nBoz made 4 tonnes. It will grow."
    source = Source("s1", "Boz in figures", "Steppe Herald", "2024-05", "https://example.org/boz")
    return Article("boz", "Gold at Boz", text, sources=(source,))


@pytest.fixture
def citation(article: Article) -> Citation:
    passage, quote = "Boz made 4 tonnes. It will grow.", "Boz made 4 tonnes."
    return Citation(1, article, passage, quote, 10, 28, 0.9, article.sources)


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
def hostile(citation: Citation) -> Answer:
    """An answer in which every text that comes from outside is markup."""
    source = Source("s1", HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)")
    article = replace(citation.article, title=HOSTILE, text=HOSTILE, language='"><script>')
    cited = replace(citation, article=article, passage=HOSTILE, quote=HOSTILE, sources=(source,))
    sentence = Sentence(HOSTILE, (1,), "unsupported", HOSTILE)
    named = Filters(countries=(HOSTILE,))
    return Answer(
        HOSTILE, (sentence,), (cited,), notice=HOSTILE, recognised=named, answerer=HOSTILE
    )
