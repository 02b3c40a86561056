from __future__ import annotations

import pytest

from orelore.corpus.articles import SLUG, format_article, parse_article
from orelore.corpus.describe import Draft, article_id, corrected, to_article
from orelore.errors import ArticleError
from orelore.types import Article


def test_countries_and_minerals_count_in_the_title_or_twice_in_the_text() -> None:
    text = "Kazakhstan mines gold. The gold goes to China, zinc to China. Peru mines tin."
    article = to_article(Draft(text, title="Uzbek copper"), name="a")
    assert article.countries == ("Uzbekistan", "China")
    assert article.minerals == ("copper", "gold")


def test_the_id_is_made_of_latin_letters() -> None:
    assert article_id("Галлий из отходов!") == "gallii-iz-otkhodov"


def test_an_id_of_a_long_title_is_cut_between_words() -> None:
    made = article_id("gold mine " * 30)
    assert SLUG.fullmatch(made)
    assert made.endswith(("gold", "mine"))


def test_the_name_serves_where_there_is_no_title() -> None:
    article = to_article(Draft("Gold was found."), name="my notes")
    assert (article.id, article.title) == ("my-notes", "my notes")


def test_the_language_is_told() -> None:
    assert to_article(Draft("Золото нашли на юге страны."), name="a").language == "ru"


def test_foreign_footnotes_do_not_break_our_format() -> None:
    article = to_article(Draft("Gold was found.[^1]\n\n[^1]: A book."), name="a")
    assert parse_article(format_article(article), article.id).text.startswith("Gold was found.")


def read() -> Article:
    return Article("page-1", "Page 1", "Gold was found.", "2024", minerals=("gold",))


def told(**fields: str) -> Article:
    given = {"title": "Page 1", "published": "2024", "publisher": "", "author": ""} | fields
    return corrected(read(), **given)


def test_another_title_makes_another_id_and_its_subjects_count() -> None:
    article = told(title=" Copper in\nTajikistan ")
    assert (article.id, article.title) == ("copper-in-tajikistan", "Copper in Tajikistan")
    assert (article.countries, article.minerals) == (("Tajikistan",), ("copper", "gold"))


def test_what_is_not_corrected_stays() -> None:
    assert told() == read()


def test_what_is_left_empty_is_unknown() -> None:
    article = told(published=" ", publisher="Steppe  Herald", author="")
    assert (article.published, article.publisher, article.author) == (None, "Steppe Herald", None)


@pytest.mark.parametrize("date", ["May 2024", "2024-13", "2024-02-31", "24"])
def test_what_is_no_date_is_refused_with_the_ways_to_write_one(date: str) -> None:
    with pytest.raises(ArticleError, match=f"'{date}' is not a date. Write 2024, 2024-05 or"):
        told(published=date)


def test_an_article_needs_a_title() -> None:
    with pytest.raises(ArticleError, match="it has no title"):
        told(title=" \n")
