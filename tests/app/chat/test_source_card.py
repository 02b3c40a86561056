from __future__ import annotations

from dataclasses import replace

from orelore import Chunk, Citation, Hit, Source
from orelore_app.chat.source_card import card_html, cited, near


def _card(citation: Citation, note: str = "") -> str:
    return str(card_html(cited("card", citation, of=3, note=note, is_current=False)))


def test_a_card_shows_quote_dates_and_the_way_to_the_publisher(citation: Citation) -> None:
    card = _card(citation)
    assert 'aria-label="Source 1 of 3"' in card
    assert ">Boz made 4 tonnes.</blockquote>" in card
    assert '<span class="when">as of 2023 · </span><strong>Steppe Herald</strong>' in card
    assert '<span class="when">2024-05</span>' in card
    assert 'href="https://example.org/boz" target="_blank" rel="noopener noreferrer"' in card


def test_the_article_stands_around_the_marked_quote(citation: Citation) -> None:
    assert "<h4>Output</h4><p><mark>Boz made 4 tonnes.</mark> It will grow.</p>" in _card(citation)


def test_a_card_opens_the_article_at_the_quote(citation: Citation) -> None:
    assert 'data-read="boz" data-start="10" data-end="28"' in _card(citation)


def test_every_source_behind_a_quote_is_listed(citation: Citation) -> None:
    card = _card(replace(citation, sources=(*citation.sources, Source("s2", "Boz again", ""))))
    assert card.count("<li>") == 2
    assert "<strong>Publisher not named</strong>" in card
    assert '<span class="when">no date</span>' in card


def test_a_quote_that_nobody_dated_has_no_date_of_its_own(citation: Citation) -> None:
    assert "as of" not in _card(replace(citation, as_of=None))


def test_a_note_on_copies_is_shown(citation: Citation) -> None:
    assert '<p class="copies">One text.</p>' in _card(citation, "One text.")
    assert "copies" not in _card(citation)


def test_a_near_passage_has_no_number_but_its_sources(citation: Citation) -> None:
    hit = Hit(Chunk("boz", 0, "Output", "Boz made 4 tonnes.", 10), citation.article, 0.4)
    card = card_html(near("card", hit, place=2, of=3))
    assert 'aria-label="Nearest passage 2 of 3"' in card
    assert 'class="number"' not in card
    assert "<mark>Boz made 4 tonnes.</mark>" in card
    assert "<strong>Steppe Herald</strong>" in card
