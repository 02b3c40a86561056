from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Article, Source
from orelore.types import Marker
from orelore_app.explore.article_page import address, article_page, unknown

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def told(article: Article) -> Article:
    """An article of two sentences, the first of which names two sources and the last none."""
    other = Source("s2", "Boz again", "Orda Journal")
    marker = Marker(28, ("s2", "s1", "s9"))
    return replace(article, sources=(*article.sources, other), markers=(marker,))


def test_markers_are_numbers_that_lead_to_the_sources(told: Article) -> None:
    page = article_page(told)
    assert "Boz made 4 tonnes.\u202f<a " in page
    links = page[page.index("\u202f") : page.index(" It will grow.")]
    assert links.index('href="#ref-1"') < links.index('href="#ref-2"')
    assert links.count("<a ") == 2
    assert '<li id="ref-1" tabindex="-1">' in page
    assert '<li id="ref-2" tabindex="-1">' in page


def test_a_number_stands_behind_highlighted_words(told: Article) -> None:
    page = article_page(told, 10, 41)
    assert "<p><mark>Boz made 4 tonnes.</mark>\u202f<a " in page
    assert "</a><mark> It will grow</mark>.</p>" in page


def test_the_list_tells_publisher_date_title_and_link(told: Article) -> None:
    page = article_page(told)
    assert '<strong>Steppe Herald</strong>, <span class="when">2024-05</span>' in page
    assert 'href="https://example.org/boz" target="_blank" rel="noopener noreferrer"' in page
    assert '<strong>Orda Journal</strong>, <span class="when">no date</span><br>Boz again' in page


def test_an_article_has_an_address_with_its_passage() -> None:
    assert address("boz") == "#article/boz"
    assert address("a/b c", 3, 9) == "#article/a%2Fb%20c/3-9"


def test_the_link_is_to_the_passage_that_is_highlighted(article: Article) -> None:
    assert 'href="#article/boz">Link to this article</a>' in article_page(article)
    assert 'href="#article/boz/10-28">Link to this passage</a>' in article_page(article, 10, 28)


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (9, 4), (0, 0)])
def test_a_passage_that_is_none_highlights_nothing(article: Article, start: int, end: int) -> None:
    page = article_page(article, start, end)
    assert 'href="#article/boz">Link' in page


def test_an_article_that_is_its_own_source_tells_where_it_is_from(article: Article) -> None:
    own = replace(
        article,
        sources=(),
        author="A. Ode",
        publisher="Wire",
        published="2024",
        url="https://example.org/own",
        language="ru",
        copy_of="boz-1",
    )
    page = article_page(own)
    assert "A. Ode · Wire · written 2024 · <a " in page
    assert "Original page" in page
    assert "</a> · in the language “ru” · a near copy of “boz-1”</p>" in page
    assert "<h3>Sources</h3>" not in page


def test_questions_about_the_article_are_asked_with_a_click(article: Article) -> None:
    assert 'data-ask="What is Boz?"' in article_page(article, asked=["What is Boz?"])
    assert "Ask about this article" not in article_page(article)


def test_an_article_that_is_not_there_is_named() -> None:
    assert "There is no article “boz” here." in unknown("boz")


def test_markup_stays_text(told: Article) -> None:
    source = Source("s1", HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)")
    hostile = replace(
        told,
        id=HOSTILE,
        title=HOSTILE,
        text=f"## {HOSTILE}\n{HOSTILE}",
        author=HOSTILE,
        url="javascript:alert(1)",
        language='"><script>',
        copy_of=HOSTILE,
        sources=(source,),
    )
    page = article_page(hostile, 3, 50, asked=[HOSTILE]) + unknown(HOSTILE)
    assert "<img" not in page
    assert "<script" not in page
    assert "javascript:" not in page
