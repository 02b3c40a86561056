from __future__ import annotations

from dataclasses import replace

from orelore import Article, Source
from orelore_app.explore.article_list import SHOWN, about, article_list
from orelore_app.explore.article_search import Found
from orelore_app.html import wrong

HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_row_opens_its_article_at_the_words_that_were_found(article: Article) -> None:
    rows = article_list([Found(article, 10, 28)], of=2)
    assert 'data-read="boz" data-start="10" data-end="28">Gold at Boz</button>' in rows
    assert "<mark>Boz made 4 tonnes.</mark> It will grow.</p>" in rows


def test_an_excerpt_stays_within_its_paragraph_and_is_cut_with_dots(article: Article) -> None:
    long = replace(article, text="## Output\n" + "a" * 100 + " Boz " + "b" * 100 + "\nNext.")
    rows = article_list([Found(long, 111, 114)], of=1)
    assert f">… {'a' * 89} <mark>Boz</mark> {'b' * 89} …</p>" in rows


def test_a_sentence_that_is_long_is_shown_by_itself(article: Article) -> None:
    long = replace(article, text="c" * 300)
    assert f">{'c' * 260} …</p>" in article_list([Found(long, 0, 300)], of=1)


def test_an_article_without_found_words_has_no_excerpt(article: Article) -> None:
    assert "excerpt" not in article_list([Found(article)], of=1)


def test_it_is_told_how_many_there_are_and_how_to_see_all(article: Article) -> None:
    assert ">1 article</p>" in article_list([Found(article)], of=1)
    assert ">1 of 3 articles <button" in article_list([Found(article)], of=3)
    assert ">None of 3 articles fits. <button" in article_list([], of=3)


def test_a_long_list_ends_with_the_number_of_those_left_out(article: Article) -> None:
    rows = article_list([Found(article)] * (SHOWN + 7), of=900)
    assert rows.count("<li>") == SHOWN
    assert "7 more: search or filter to see them." in rows


def test_an_article_is_told_by_places_minerals_and_the_years_of_its_sources(
    article: Article,
) -> None:
    full = replace(article, countries=("Uzbekistan",), minerals=("gold", "silver"))
    assert about(full) == "Uzbekistan · gold, silver · 1 source, 2024"
    older = Source("s2", "Boz", "Herald", "2019-01-02")
    undated = Source("s3", "Boz", "Herald")
    assert about(replace(article, sources=(*article.sources, older))) == "2 sources, 2019 to 2024"
    assert about(replace(article, sources=(undated,))) == "1 source, undated"


def test_markup_stays_text(article: Article) -> None:
    hostile = replace(article, title=HOSTILE, text=HOSTILE, countries=(HOSTILE,))
    assert "<img" not in article_list([Found(hostile, 1, 8)], of=1)
    assert "<img" not in wrong(HOSTILE)
