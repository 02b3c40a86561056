from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orelore.exports.locators import Locator, locate, locators, note, read_note, text_hash
from orelore.exports.plain import one_line
from orelore.types import Article, Span

PLACE = Locator(Span("altyn-gold", 10, 77), "0123456789abcdef" * 4)


def test_a_locator_is_file_characters_and_hash() -> None:
    assert str(PLACE) == f"altyn-gold.md:10-77 sha256:{PLACE.sha256}"
    assert PLACE.short == "altyn-gold.md:10-77 sha256:0123456789abcdef"


def test_a_locator_is_read_back_from_a_text() -> None:
    short = Locator(PLACE.span, PLACE.sha256[:16])
    assert locators(f"Gold, {PLACE}, and `{PLACE.short}`.") == [PLACE, short]
    assert locators("altyn-gold.md:10-77, sha256:0123") == []


def test_the_hash_is_that_of_the_text_in_utf_8(article: Article) -> None:
    assert text_hash("золото") == hashlib.sha256("золото".encode()).hexdigest()
    assert locate(article, 0, 18) == Locator(Span("boz", 0, 18), text_hash(article.text))


def test_a_locator_is_of_the_article_whose_text_it_was_counted_in(article: Article) -> None:
    place = locate(article, 0, 18)
    short = replace(place, sha256=place.sha256[:16])
    changed = replace(article, text=f"{article.text}\n")
    assert [p.is_of(article) for p in (place, short)] == [True, True]
    assert [p.is_of(changed) for p in (place, short)] == [False, False]


@given(st.text().filter(one_line), st.sampled_from([None, "2024", "2024-05-31"]))
def test_a_note_is_read_back_with_its_quote(quote: str, as_of: str | None) -> None:
    assert read_note(note(PLACE, quote, as_of)) == (PLACE, one_line(quote))


def test_a_quote_that_looks_like_a_note_is_a_quote() -> None:
    quote = f"{PLACE} “x” (as of 2020)"
    assert read_note(note(PLACE, quote)) == (PLACE, quote)


@pytest.mark.parametrize("line", ["", "read later", str(PLACE), f"{PLACE} “”", f"x {PLACE} “y”"])
def test_another_line_is_no_note(line: str) -> None:
    assert read_note(line) is None
