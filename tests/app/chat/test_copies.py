from __future__ import annotations

from dataclasses import replace

from orelore import Article, Citation
from orelore_app.chat.copies import copy_notes

TEXT = "Boz made 4 tonnes."


def _cited(citation: Citation, *articles: Article) -> list[Citation]:
    return [replace(citation, number=n, article=a) for n, a in enumerate(articles, start=1)]


def _printed(article_id: str, publisher: str, copy_of: str | None = None) -> Article:
    return Article(article_id, "Boz", TEXT, publisher=publisher, copy_of=copy_of)


def test_copies_of_one_text_are_one_origin(citation: Citation) -> None:
    articles = (_printed("a", "Herald"), _printed("x", "Wire"), _printed("b", "Journal", "a"))
    note = "One text in sources 1 and 3: 2 outlets, 1 origin."
    assert copy_notes(_cited(citation, *articles)) == {1: note, 3: note}


def test_an_outlet_that_prints_a_text_twice_is_one_outlet(citation: Citation) -> None:
    articles = (_printed("a", "Herald"), _printed("b", "HERALD", "a"), _printed("c", "Wire", "a"))
    notes = copy_notes(_cited(citation, *articles))
    assert notes[1] == "One text in sources 1, 2 and 3: 2 outlets, 1 origin."


def test_two_quotes_of_one_article_are_no_copies(citation: Citation) -> None:
    article = _printed("a", "Herald")
    assert copy_notes(_cited(citation, article, article)) == {}


def test_articles_that_name_their_sources_are_no_copies(citation: Citation) -> None:
    other = replace(citation.article, id="b", copy_of=citation.article.id)
    assert copy_notes(_cited(citation, citation.article, other)) == {}
