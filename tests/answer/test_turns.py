from __future__ import annotations

import pytest

from orelore.answer.turns import Turn, read_turns, remember


def test_turns_are_read_as_they_were_remembered_the_latest_first() -> None:
    earlier = remember(None, "Where is Kumtor?", "High up.\nIn Kyrgyzstan.")
    earlier = remember(earlier, "Who pays? (Kumtor)")
    latest, first = read_turns(earlier)
    assert (latest.question, latest.note, latest.said) == ("Who pays?", "Kumtor", "")
    assert (first.question, first.note) == ("Where is Kumtor?", "")
    assert first.said == "High up. In Kyrgyzstan."


def test_only_the_latest_turns_are_kept() -> None:
    earlier = None
    for number in range(20):
        earlier = remember(earlier, f"How deep is pit {number}?")
    assert [t.question for t in read_turns(earlier)][::5] == [
        "How deep is pit 19?",
        "How deep is pit 14?",
    ]


def test_before_the_first_question_there_are_no_turns() -> None:
    assert read_turns(None) == []
    assert read_turns("\n \n") == []


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the Altyn mine.", "the Altyn mine"),
        ("What is heap leaching?", "heap leaching"),
        ("Who is Pini Althaus?", "Pini Althaus"),
        ("What is the price of tin?", None),
        ("Who owns Altyn?", None),
    ],
)
def test_some_questions_ask_about_a_topic_as_a_whole(question: str, topic: str | None) -> None:
    assert Turn(question).topic == topic


def test_what_a_question_asks_for_is_told_in_its_own_words() -> None:
    assert Turn("Which company won Altyn in 2015?").organisation == (
        "the company that won Altyn in 2015"
    )
    assert Turn("Which mine did Zijin buy?").thing == "the mine that Zijin bought"
    assert Turn("Which smelter does Zijin own in Peru?").thing == (
        "the smelter that Zijin owns in Peru"
    )
    assert Turn("Which minister spoke?").somebody == "the minister who spoke"
    assert Turn("Who builds a smelter in Khorog?").told_of == "the smelter in Khorog"
    assert Turn("Which mines did Zijin buy?").thing is None
