"""The articles that the package ships, held to the rules that their readers rely on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orelore.corpus.articles import format_article, load_articles, parse_article
from orelore.sentences import split_sentences
from orelore.settings import shipped_corpus
from orelore.types import Article
from orelore.vocabulary import COUNTRIES

ARTICLES = load_articles([shipped_corpus()])

each = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def test_the_corpus_of_the_checkout_is_the_one_that_is_shipped() -> None:
    assert shipped_corpus() == Path(__file__).parents[1] / "corpus"
    assert len(ARTICLES) >= 20


@each
def test_every_sentence_closes_with_its_sources(article: Article) -> None:
    ends = {marker.offset for marker in article.markers}
    bare = [article.text[a:b] for a, b in split_sentences(article.text) if b not in ends]
    assert bare == []


@each
def test_no_marker_stands_inside_a_sentence(article: Article) -> None:
    ends = {end for _, end in split_sentences(article.text)}
    assert [m for m in article.markers if m.offset not in ends] == []


@each
def test_every_source_is_cited(article: Article) -> None:
    cited = {key for marker in article.markers for key in marker.keys}
    assert {source.key for source in article.sources} == cited


@each
def test_every_source_can_be_looked_up(article: Article) -> None:
    for source in article.sources:
        assert re.fullmatch(r"https?://[^\s]+\.[^\s]+", source.url or "")
        assert source.facts


@each
def test_no_two_sources_are_the_same_page(article: Article) -> None:
    urls = [source.url for source in article.sources]
    assert len(urls) == len(set(urls))


@each
def test_an_article_is_neither_short_nor_long(article: Article) -> None:
    words = [word for a, b in split_sentences(article.text) for word in article.text[a:b].split()]
    assert 350 <= len(words) <= 700


@each
def test_countries_go_by_the_names_that_questions_are_read_with(article: Article) -> None:
    assert article.countries
    assert set(article.countries) <= {*COUNTRIES, "European Union"}


@each
def test_the_front_matter_has_a_date_and_no_field_of_a_users_article(article: Article) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", article.published or "")
    assert (article.language, article.author, article.publisher, article.url) == (
        *("en", None, None, None),
    )


@each
def test_an_article_survives_being_written_again(article: Article) -> None:
    assert parse_article(format_article(article), article.id) == article


def test_titles_tell_the_articles_apart() -> None:
    titles = [article.title for article in ARTICLES.values()]
    assert len(titles) == len(set(titles))
