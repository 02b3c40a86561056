from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Answer, Article, Assistant
from orelore_app.chat.exchange import Exchange
from orelore_app.keep.check import FALSE, checked


@pytest.fixture
def given(assistant: Assistant) -> Answer:
    """An answer from the articles of today."""
    return assistant.ask("How much gold did the Altyn mine produce in 2023?")


def note_of(answer: Answer, assistant: Assistant) -> str:
    (exchange,) = checked([Exchange(1, "How much?", answer)], assistant)
    return str(exchange.note)


def with_article(answer: Answer, **changes: str) -> Answer:
    def new(article: Article) -> Article:
        return replace(article, **changes)  # type: ignore[arg-type]

    return replace(
        answer, citations=tuple(replace(c, article=new(c.article)) for c in answer.citations)
    )


def test_an_answer_of_today_has_no_note(given: Answer, assistant: Assistant) -> None:
    problem = Exchange(2, "", problem="The question has no words.")
    said = (Exchange(1, "How much?", given), problem)
    assert checked(said, assistant) == said


def test_an_article_that_has_changed_since_is_named(given: Answer, assistant: Assistant) -> None:
    old = with_article(given, title="Gold at Altyn, first version")
    (exchange,) = checked([Exchange(1, "How much?", old)], assistant)
    assert exchange.answer == old
    assert exchange.note == (
        "Changed or gone from the articles since this was answered: Gold at Altyn, first version."
    )


def test_an_article_that_is_gone_is_named(given: Answer, assistant: Assistant) -> None:
    assert "gone from the articles" in note_of(with_article(given, id="lost"), assistant)


def test_a_quote_changed_by_hand_is_noted_and_its_sentence_marked(
    given: Answer, assistant: Assistant
) -> None:
    false = tuple(replace(c, quote=c.quote.replace("4.2", "9.9")) for c in given.citations)
    (exchange,) = checked([Exchange(1, "?", replace(given, citations=false))], assistant)
    assert exchange.answer is not None
    assert exchange.answer.sentences[0].support == "unsupported"
    assert exchange.note == FALSE


def test_a_passage_changed_by_hand_is_noted_in_an_abstention(assistant: Assistant) -> None:
    answer = assistant.ask("Who won the chess tournament in Peru?")
    assert note_of(answer, assistant) == ""
    false = tuple(replace(h, chunk=replace(h.chunk, text="Altyn won.")) for h in answer.nearest)
    assert false
    assert note_of(replace(answer, nearest=false), assistant) == FALSE
