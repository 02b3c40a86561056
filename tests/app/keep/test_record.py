from __future__ import annotations

import json

import pytest

from orelore import Answer, Filters, SnapshotError
from orelore_app.chat.exchange import Exchange
from orelore_app.feedback.opinion import Opinion
from orelore_app.keep.packing import pack, unpack
from orelore_app.keep.record import MOST_EXCHANGES, questions_of, read_body, write_body

CHOSEN = Filters(countries=("China",), until="2024")


def test_a_conversation_comes_back_with_its_topics_and_filters(
    answer: Answer, abstention: Answer
) -> None:
    said = (
        Exchange(1, "How much?", answer, topic="How much did Boz make?", opinion=Opinion("up")),
        Exchange(2, "Who?", abstention),
        Exchange(3, "", problem="The question has no words."),
        Exchange(4, "Why?", draft="Because", is_stopped=True),
    )
    exchanges, filters = read_body(write_body(said, CHOSEN))
    assert exchanges == said
    assert (list(filters.countries), filters.until, filters.since) == (["China"], "2024", None)


def test_a_question_that_is_not_text_is_called_so() -> None:
    with pytest.raises(SnapshotError, match="not text"):
        write_body([Exchange(1, "\ud800", problem="x")], CHOSEN)


def test_an_article_of_several_answers_is_kept_once(answer: Answer) -> None:
    said = [Exchange(number, "How much?", answer) for number in (1, 2, 3)]
    assert unpack(write_body(said, CHOSEN)).count("Gold at Boz") == 1


def test_exchanges_are_numbered_anew(answer: Answer) -> None:
    (first,), _ = read_body(write_body([Exchange(7, "How much?", answer)], CHOSEN))
    assert first.number == 1


def test_what_was_noted_of_a_kept_answer_is_noted_anew_when_it_is_opened(answer: Answer) -> None:
    said = [Exchange(1, "How much?", answer, note="Changed.")]
    (first,), _ = read_body(write_body(said, CHOSEN))
    assert first.note == ""


def test_the_list_shows_questions_in_one_short_line() -> None:
    assert questions_of([Exchange(1, "How\n much?"), Exchange(2, "a" * 999)]) == (
        "How much?",
        "a" * 300,
    )


def test_a_conversation_that_could_not_be_opened_again_is_not_written(answer: Answer) -> None:
    with pytest.raises(SnapshotError, match="too long to be kept"):
        write_body([Exchange(1, "How much?", answer)] * (MOST_EXCHANGES + 1), CHOSEN)


def changed(answer: Answer, **changes: object) -> str:
    kept = json.loads(unpack(write_body([Exchange(1, "How much?", answer)], CHOSEN)))
    return str(pack(json.dumps(kept | changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 9},
        {"exchanges": []},
        {"exchanges": [{"question": "Who?"}]},
        {"exchanges": [{"question": 4, "problem": "x"}]},
        {"exchanges": [{"question": "Who?", "answer": "gold"}]},
        {"exchanges": [{"question": "Who?", "problem": "x", "topic": "a" * 30_000}]},
        {"exchanges": [{"question": "Who?", "problem": "x"}] * (MOST_EXCHANGES + 1)},
        {"filters": {"countries": 4}},
        {"articles": {}},
    ],
)
def test_a_foreign_conversation_is_called_so(answer: Answer, changes: dict[str, object]) -> None:
    assert read_body(changed(answer))  # without changes it can be read
    with pytest.raises(SnapshotError):
        read_body(changed(answer, **changes))


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"version": 1}'])
def test_a_text_that_is_no_conversation_is_called_so(text: str) -> None:
    with pytest.raises(SnapshotError):
        read_body(pack(text))
