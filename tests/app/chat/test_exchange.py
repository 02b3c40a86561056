from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from orelore import Answer, Chat, Filters, ModelUnavailableError, Token
from orelore_app.chat.exchange import BROKEN, Exchange, before, begun, respond, stopped

ANSWER = Answer("How deep is Boz?")


class ScriptedChat(Chat):
    """A chat that says what it was given, or raises it."""

    def __init__(self, *events: Token | Answer | Exception) -> None:
        self.earlier = None
        self.given: Filters | None = None
        self.ignored: Filters | None = None
        self._events = events

    def stream(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Iterator[Token | Answer]:
        self.given, self.ignored = filters, ignored
        for event in self._events:
            if isinstance(event, Exception):
                raise event
            yield event
        self.earlier = question


def test_the_answer_replaces_the_pieces_before_it() -> None:
    chat = ScriptedChat(Token("Very "), Token("deep"), ANSWER)
    steps = list(respond(chat, "How deep is Boz?", Filters(), number=3))
    assert [step.draft for step in steps[:3]] == ["", "Very ", "Very deep"]
    assert [step.is_done for step in steps] == [False, False, False, True]
    assert (steps[-1].answer, steps[-1].number) == (ANSWER, 3)


def test_the_filters_are_passed_on() -> None:
    chat, filters = ScriptedChat(ANSWER), Filters(minerals=("gold",))
    ignored = Filters(countries=("Peru",))
    list(respond(chat, "How deep is Boz?", filters, number=1, ignored=ignored))
    assert (chat.given, chat.ignored) == (filters, ignored)


def test_the_last_step_knows_what_a_next_question_may_lean_on() -> None:
    *_, last = respond(ScriptedChat(ANSWER), "How deep is Boz?", Filters(), number=1)
    assert last.topic == "How deep is Boz?"


def test_an_error_of_ours_is_told_in_its_own_words() -> None:
    chat = ScriptedChat(Token("Ve"), ModelUnavailableError("tiny", "it sleeps"))
    *_, last = respond(chat, "How deep is Boz?", Filters(), number=1)
    assert last.problem == "The language model 'tiny' did not answer: it sleeps"
    assert last.answer is None


def test_a_fault_is_logged_and_its_details_stay_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    chat = ScriptedChat(RuntimeError("secret"))
    with caplog.at_level(logging.ERROR):
        *_, last = respond(chat, "How deep is Boz?", Filters(), number=1)
    assert last.problem == BROKEN
    assert "secret" not in BROKEN
    assert "secret" in caplog.text


def test_a_wrong_date_is_a_problem_before_anything_is_asked() -> None:
    chat = ScriptedChat(RuntimeError("was asked"))
    *_, last = respond(chat, "How deep is Boz?", Filters(since="soon"), number=1)
    assert last.problem is not None
    assert "'soon' is not a date" in last.problem


def test_a_stopped_exchange_is_done_and_an_answered_one_stays_as_it_is() -> None:
    assert stopped(Exchange(1, "?", draft="Ve")).is_done
    answered = Exchange(1, "?", ANSWER)
    assert stopped(answered) == answered


def test_a_question_replaces_the_one_of_its_number_and_what_came_after() -> None:
    first, second, third = (Exchange(n, "?", ANSWER) for n in (1, 2, 3))
    assert before((first, second, third), 2) == (first,)
    assert before((first, second, third), None) == (first, second, third)
    assert before((first,), -4) == ()


def test_what_was_under_way_is_stopped_by_the_next_question() -> None:
    (earlier,) = before((Exchange(1, "?", draft="Ve"),), None)
    assert earlier.is_stopped


def test_a_new_exchange_leans_on_the_one_before() -> None:
    assert begun((Exchange(1, "?", ANSWER, topic="Boz"),), "And it?") == Exchange(
        2, "And it?", topic="Boz"
    )
    assert begun((), "?").topic is None


def test_a_question_is_meant_as_it_was_understood() -> None:
    assert Exchange(1, "And it?", ANSWER).meant == "How deep is Boz?"
    assert Exchange(1, "And it?").meant == "And it?"
