from __future__ import annotations

from dataclasses import replace

from orelore import Answer, Citation, Source
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.sources import EMPTY_PANEL, card_id, panel


def test_a_card_shows_passage_quote_and_the_way_to_the_publisher(answer: Answer) -> None:
    cards = panel([Exchange(1, "?", answer)])
    assert f'id="{card_id(1, 1)}"' in cards
    assert "<mark>Boz made 4 tonnes.</mark> It will grow.</blockquote>" in cards
    assert '<span class="when">as of 2023 · </span><strong>Steppe Herald</strong>' in cards
    assert "2024-05" in cards
    assert 'href="https://example.org/boz" target="_blank" rel="noopener noreferrer"' in cards


def test_the_whole_article_can_be_read_with_the_quote_marked(answer: Answer) -> None:
    cards = panel([Exchange(1, "?", answer)])
    assert "<h4>Output</h4><p><mark>Boz made 4 tonnes.</mark> It will grow.</p>" in cards


def test_a_quote_that_leaves_its_passage_is_shown_by_itself(citation: Citation) -> None:
    answer = Answer("?", citations=(replace(citation, passage="Something else."),))
    assert "><mark>Boz made 4 tonnes.</mark></blockquote>" in panel([Exchange(1, "?", answer)])


def test_every_source_behind_a_quote_is_listed(citation: Citation) -> None:
    sources = (*citation.sources, Source("s2", "Boz again", ""))
    answer = Answer("?", citations=(replace(citation, sources=sources),))
    cards = panel([Exchange(1, "?", answer)])
    assert cards.count("<li>") == 2
    assert "Publisher not named" in cards
    assert "no date" in cards


def test_a_quote_that_nobody_dated_has_no_date_of_its_own(citation: Citation) -> None:
    answer = Answer("?", citations=(replace(citation, as_of=None),))
    assert "as of" not in panel([Exchange(1, "?", answer)])


def test_only_the_sources_of_the_last_answer_are_in_sight(answer: Answer) -> None:
    cards = panel(
        [Exchange(1, "?", answer), Exchange(2, "?", answer), Exchange(3, "?", problem="x")]
    )
    assert 'id="sources-1" hidden>' in cards
    assert 'id="sources-2" >' in cards
    assert card_id(1, 1) in cards
    assert card_id(2, 1) in cards


def test_an_abstention_offers_the_nearest_passages(abstention: Answer) -> None:
    cards = panel([Exchange(1, "?", abstention)])
    assert "Nearest passages" in cards
    assert ">Boz made 4 tonnes.</blockquote>" in cards
    assert "Steppe Herald" in cards


def test_before_the_first_answer_the_panel_says_what_will_be_there() -> None:
    assert panel([Exchange(1, "?")]) == EMPTY_PANEL


def test_no_text_becomes_markup(hostile: Answer) -> None:
    cards = panel([Exchange(1, "?", hostile)])
    assert "<img" not in cards
    assert "<script" not in cards
    assert "javascript:" not in cards
    assert "&lt;img src=x onerror=alert(1)&gt;" in cards
