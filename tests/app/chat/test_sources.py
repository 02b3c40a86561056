from __future__ import annotations

from dataclasses import replace

from orelore import Answer, Article, Citation
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.sources import EMPTY_PANEL, card_id, panel


def _panel(answer: Answer) -> str:
    return str(panel([Exchange(1, "?", answer)]))


def test_the_first_card_is_the_one_that_is_read(answer: Answer, citation: Citation) -> None:
    cards = _panel(replace(answer, citations=(citation, replace(citation, number=2))))
    assert f'<article class="card current" id="{card_id(1, 1)}"' in cards
    assert f'<article class="card" id="{card_id(1, 2)}"' in cards


def test_one_steps_from_source_to_source_where_there_are_several(
    answer: Answer, citation: Citation
) -> None:
    cards = _panel(replace(answer, citations=(citation, replace(citation, number=2))))
    assert 'data-step="1" aria-keyshortcuts="]" aria-label="Next source"' in cards
    assert '<span class="place" aria-live="polite">Source 1 of 2</span>' in cards
    assert "data-step" not in _panel(answer)


def test_the_panel_leads_back_to_the_answer(answer: Answer) -> None:
    assert '<a class="back" href="#answer-1">Back to the answer</a>' in _panel(answer)


def test_only_the_sources_of_the_last_answer_are_in_sight(answer: Answer) -> None:
    cards = panel(
        [Exchange(1, "?", answer), Exchange(2, "?", answer), Exchange(3, "?", problem="x")]
    )
    assert 'id="sources-1" hidden>' in cards
    assert 'id="sources-2" >' in cards
    assert card_id(1, 1) in cards
    assert card_id(2, 1) in cards


def test_an_abstention_offers_the_nearest_passages(abstention: Answer) -> None:
    cards = _panel(abstention)
    assert "<h2>Nearest passages</h2>" in cards
    assert ">Boz made 4 tonnes.</blockquote>" in cards
    assert '<article class="card near current"' in cards


def test_an_abstention_without_passages_leads_nowhere(abstention: Answer) -> None:
    cards = _panel(replace(abstention, nearest=()))
    assert "<h2>No passages</h2>" in cards
    assert 'class="bar"' not in cards


def test_outlets_that_print_one_text_are_told_apart_from_origins(citation: Citation) -> None:
    first = Article("boz", "Boz", "Boz made 4 tonnes.", publisher="Steppe Herald")
    second = replace(first, id="boz-2", publisher="Orda Journal", copy_of="boz")
    cited = [
        replace(citation, number=n, article=a, sources=a.sources_of(0, 9))
        for n, a in enumerate((first, second), start=1)
    ]
    cards = _panel(Answer("?", citations=tuple(cited)))
    assert "Rests on one source: Steppe Herald (2 outlets, 1 origin)." in cards
    assert cards.count("One text in sources 1 and 2: 2 outlets, 1 origin.") == 2


def test_before_the_first_answer_the_panel_says_what_will_be_there() -> None:
    assert panel([Exchange(1, "?")]) == EMPTY_PANEL


def test_no_text_becomes_markup(hostile: Answer) -> None:
    cards = _panel(hostile)
    assert "<img" not in cards
    assert "<script" not in cards
    assert "javascript:" not in cards
    assert "&lt;img src=x onerror=alert(1)&gt;" in cards
