from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Article, Chunk, Filters, Hit, Source
from orelore_app.explore.article_search import (
    NEWEST,
    OLDEST,
    RELEVANCE,
    TITLE,
    Found,
    best_sentence,
    dates_of,
    fitting,
    matches,
    ordered,
)

TEXT = "Boz made gold. Boz sold copper."


def _article(article_id: str, title: str, *dates: str, text: str = TEXT) -> Article:
    sources = tuple(Source(f"s{n}", title, "Herald", date) for n, date in enumerate(dates))
    return Article(article_id, title, text, sources=sources)


@pytest.fixture
def boz() -> Article:
    return replace(_article("boz", "Gold at Boz", "2024-05", "2020"), countries=("Uzbekistan",))


@pytest.fixture
def qora() -> Article:
    article = _article("qora", "Zinc at Qora", "2022", text="Qora smelts zinc.")
    return replace(article, countries=("Tajikistan",), minerals=("zinc",))


def _hit(article: Article, keyword_score: float = 1.0) -> Hit:
    sentences = ((0, 14), (15, 31))
    chunk = Chunk(article.id, 0, "", article.text, 0, sentences)
    return Hit(chunk, article, 0.5, keyword_score=keyword_score)


def test_a_country_a_mineral_or_a_publisher_leaves_the_others_out(
    boz: Article, qora: Article
) -> None:
    assert fitting([boz, qora], Filters(countries=["uzbekistan"])) == [boz]
    assert fitting([boz, qora], Filters(minerals=["zinc", "gold"])) == [qora]
    assert fitting([boz, qora], Filters(publishers=["herald"])) == [boz, qora]
    assert fitting([boz, qora], Filters(publishers=["Wire"])) == []


def test_the_sentence_that_shares_most_words_is_shown(boz: Article) -> None:
    assert best_sentence(_hit(boz), {"copper", "sold"}) == (15, 31)


def test_a_title_with_all_the_words_comes_first(boz: Article, qora: Article) -> None:
    other = _article("other", "Kumtor")
    found = matches("Boz gold", [qora, other, boz], [_hit(other), _hit(boz)])
    assert [one.article.id for one in found] == ["boz", "other"]
    assert (found[0].start, found[0].end) == (0, 14)


def test_a_passage_that_shares_no_word_is_not_found(boz: Article) -> None:
    assert matches("chess", [boz], [_hit(boz, keyword_score=0)]) == []


def test_an_article_that_the_filters_leave_out_is_not_found(boz: Article, qora: Article) -> None:
    assert matches("gold", [qora], [_hit(boz)]) == []


def test_words_in_a_text_are_found_beyond_the_best_passages(boz: Article) -> None:
    assert matches("copper", [boz], []) == [Found(boz, 24, 30)]


def test_articles_are_ordered_by_their_sources_dates(boz: Article, qora: Article) -> None:
    undated = _article("undated", "Afar")
    found = [Found(undated), Found(qora), Found(boz)]
    assert [f.article.id for f in ordered(found, NEWEST)] == ["boz", "qora", "undated"]
    assert [f.article.id for f in ordered(found, OLDEST)] == ["boz", "qora", "undated"]
    assert [f.article.id for f in ordered(found, TITLE)] == ["undated", "boz", "qora"]
    assert ordered(found, RELEVANCE) == found


def test_dates_are_those_of_the_sources_the_oldest_first(boz: Article) -> None:
    assert dates_of(boz) == ["2020", "2024-05"]
    own = Article("own", "Own", TEXT, published="2021", publisher="Herald")
    assert dates_of(own) == ["2021"]
