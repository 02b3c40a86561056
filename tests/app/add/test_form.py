from __future__ import annotations

from dataclasses import replace

from orelore import Article
from orelore_app.add.desk import Item, fields_of
from orelore_app.add.form import form, known

HOSTILE = '"><img src=x onerror=alert(1)>'


def test_the_fields_hold_what_was_recognised(emel: Article) -> None:
    article = replace(emel, published="2025-05", author="A. Bek")
    html = str(form(Item("k1", "emel.txt", "read", article, fields_of(article))))
    assert 'name="key" value="k1"' in html
    assert 'name="title" value="Emel copper"' in html
    assert 'name="published" value="2025-05"' in html
    assert 'name="publisher" value=""' in html
    assert 'name="author" value="A. Bek"' in html
    assert "File it" in html


def test_what_is_being_filed_cannot_be_filed_again(emel: Article) -> None:
    html = str(form(Item("k1", "emel.txt", "filing", emel, fields_of(emel))))
    assert "File it" not in html
    assert "Discard" not in html


def test_what_was_recognised_is_said_in_words(emel: Article) -> None:
    text = known(replace(emel, language="ky", url="https://example.org/emel")).striptags()
    assert "LanguageKyrgyz" in text
    assert "CountriesKazakhstan" in text
    assert "Mineralscopper" in text
    assert "Length24 words" in text
    assert "Addresshttps://example.org/emel" in text


def test_what_was_not_recognised_is_said_too(emel: Article) -> None:
    text = known(replace(emel, countries=(), minerals=(), text="Gold")).striptags()
    assert "Countriesnone recognised" in text
    assert "Mineralsnone recognised" in text
    assert "Length1 word" in text
    assert "Address" not in text


def test_markup_in_a_field_stays_text(emel: Article) -> None:
    article = replace(emel, title=HOSTILE, url=HOSTILE, countries=(HOSTILE,), language=HOSTILE)
    html = str(form(Item(HOSTILE, HOSTILE, "read", article, fields_of(article))))
    assert "<img" not in html
