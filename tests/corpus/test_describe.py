from __future__ import annotations

from orelore.corpus.articles import SLUG, format_article, parse_article
from orelore.corpus.describe import Draft, article_id, to_article


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
