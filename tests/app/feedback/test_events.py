from __future__ import annotations

import json

import pytest

from orelore import Answer, Feedback
from orelore_app.chat.exchange import Exchange
from orelore_app.feedback.events import commented, feedback_of, pressed
from orelore_app.feedback.opinion import Opinion


@pytest.fixture
def exchanges(answer: Answer) -> list[Exchange]:
    """A problem, then an answer that a reader liked, then one without an opinion."""
    liked = Exchange(2, "And Boz?", answer, opinion=Opinion("up", "Old."))
    return [Exchange(1, " ", problem="no words"), liked, Exchange(3, "?", answer)]


def form(number: object, comment: object) -> str:
    return json.dumps({"number": number, "comment": comment})


def test_a_click_on_a_thumb_is_an_opinion(exchanges: list[Exchange], answer: Answer) -> None:
    assert pressed(exchanges, "3 down") == Exchange(3, "?", answer, opinion=Opinion("down"))


def test_a_mind_can_be_changed_and_a_comment_added(exchanges: list[Exchange]) -> None:
    changed = pressed(exchanges, "2 down")
    assert changed
    assert changed.opinion == Opinion("down", "Old.")
    said = commented(exchanges, form("2", " New. \n"))
    assert said
    assert said.opinion == Opinion("up", "New.")


@pytest.mark.parametrize("value", ["1 up", "4 up", "2", "2 sideways", "", None, {"2": "up"}])
def test_other_values_press_nothing(value: object, exchanges: list[Exchange]) -> None:
    assert pressed(exchanges, value) is None


@pytest.mark.parametrize(
    "value", [form("1", "a"), form("3", "a"), form("2", None), form([], "a"), "2 up", "", None]
)
def test_other_forms_say_nothing(value: object, exchanges: list[Exchange]) -> None:
    assert commented(exchanges, value) is None


def test_there_is_no_opinion_while_an_answer_is_awaited(exchanges: list[Exchange]) -> None:
    waiting = [*exchanges, Exchange(4, "?", draft="So far")]
    assert pressed(waiting, "2 down") is None
    assert commented(waiting, form("2", "a")) is None


def test_question_answer_and_index_are_kept(exchanges: list[Exchange], answer: Answer) -> None:
    assert feedback_of(exchanges[1], "change 7") == Feedback(
        question="And Boz?", answer=answer, thumb="up", comment="Old.", index="change 7"
    )
