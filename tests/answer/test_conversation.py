from __future__ import annotations

import pytest

from orelore.answer.conversation import complete, leans_on_earlier

EARLIER = "How much gold did the Altyn mine produce in 2024?"


@pytest.mark.parametrize(
    "question",
    [
        "And in 2023?",
        "Why?",
        "But why?",
        "What about tungsten?",
        "Who owns it?",
        "When was that counted?",
        "How many people do they employ?",
        "Who works there?",
        "How many are there?",
        "Who owns the mine?",
        " and who pays?",
    ],
)
def test_a_question_with_a_pronoun_or_a_going_on_leans_on_the_one_before(question: str) -> None:
    assert leans_on_earlier(question)
    assert complete(question, EARLIER) == f"{question} (Altyn, gold)"


@pytest.mark.parametrize(
    "question",
    [
        "Who owns Kumtor?",
        "Which mines that Zijin bought make gold?",
        "Is there gold in Tajikistan?",
        "Are there lithium deposits in Kazakhstan?",
        "How deep is the mine at Boz?",
        "Which andesite is mined in Italy?",
        "Who signed the agreement with Japan?",
    ],
)
def test_a_question_that_stands_alone_stays_as_it_is(question: str) -> None:
    assert not leans_on_earlier(question)
    assert complete(question, EARLIER) == question


def test_the_first_question_stays_as_it_is() -> None:
    assert complete("Who owns it?", None) == "Who owns it?"


def test_an_earlier_question_without_names_is_repeated_whole() -> None:
    assert complete("And why?", "what is a reserve?") == "And why? (what is a reserve?)"


def test_a_name_of_several_words_stays_together() -> None:
    completed = complete("Who owns it?", "Where is Upper Kairakty? What does Cove Kaz Capital do?")
    assert completed == "Who owns it? (Upper Kairakty, Cove Kaz Capital)"
