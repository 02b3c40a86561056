from __future__ import annotations

from dataclasses import replace

from orelore import Answer
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.tools import tools


def test_only_the_last_exchange_can_be_tried_again(answer: Answer) -> None:
    exchange = Exchange(2, "?", answer)
    assert 'data-do="retry" data-value="2"' in tools(exchange, is_last=True)
    assert 'data-do="retry"' not in tools(exchange, is_last=False)
    assert 'data-do="edit" data-value="2"' in tools(exchange, is_last=False)


def test_a_link_is_to_the_question_as_it_stands_alone(answer: Answer) -> None:
    exchange = Exchange(1, "And it?", replace(answer, question='And "it"? (Boz)'))
    assert 'data-link="q=And+%22it%22%3F+%28Boz%29"' in tools(exchange, is_last=True)


def test_there_is_no_link_to_a_question_without_words() -> None:
    assert "data-link" not in tools(Exchange(1, "  ", problem="No words."), is_last=True)
