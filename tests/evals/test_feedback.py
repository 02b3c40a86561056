from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orelore.errors import ReadError
from orelore.evals.feedback import import_feedback, write_questions
from orelore.evals.golden import GoldSpan, load_questions
from orelore.present import answer_data
from orelore.types import Answer, Article, Citation

Given = Callable[..., Path]

ARTICLE = Article("altyn", "Gold", "Altyn belongs to Orda. It is a mine.")
CITATION = Citation(1, ARTICLE, ARTICLE.text, "Altyn belongs to Orda.", 0, 22, 1.0, ())
ANSWERED = Answer("Who owns the Altyn mine?", citations=(CITATION,))
REFUSED = Answer("Who owns the Altyn mine?", abstained=True)


def opinion(
    answer: Answer = ANSWERED, thumb: str = "up", day: int = 1, **more: object
) -> dict[str, Any]:
    time, data = f"2026-03-{day:02}T12:00:00Z", answer_data(answer)
    return {"time": time, "question": answer.question, "answer": data, "thumb": thumb, **more}


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Writes a feedback file."""

    def write(*lines: object) -> Path:
        path = tmp_path / "feedback.jsonl"
        path.write_text("\n".join(json.dumps(o, ensure_ascii=False) for o in lines), "utf-8")
        return path

    return write


def test_a_liked_answer_becomes_a_question_with_its_quotes(given: Given, tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    write_questions(path, import_feedback(given(opinion()), articles=[ARTICLE]))
    [question] = load_questions(path)
    assert question.kind == "feedback"
    assert question.language == "en"
    assert question.turns == (ANSWERED.question,)
    assert question.nuggets == ()
    assert question.spans == (GoldSpan(article="altyn", start=0, end=22, quote=CITATION.quote),)


@pytest.mark.parametrize(
    ("answer", "thumb", "answerable", "spans"),
    [
        (ANSWERED, "up", True, 1),
        (ANSWERED, "down", True, 0),
        (REFUSED, "up", False, 0),
        (REFUSED, "down", True, 0),
    ],
)
def test_only_a_liked_refusal_tells_that_there_is_no_answer(
    answer: Answer, thumb: str, answerable: bool, spans: int, given: Given
) -> None:
    [question] = import_feedback(given(opinion(answer, thumb)), articles=[ARTICLE])
    assert question["answerable"] is answerable
    assert len(question["spans"]) == spans


@pytest.mark.parametrize(
    "articles", [[], [Article("altyn", "Gold", "Now Altyn is sold, they say")]]
)
def test_a_quote_that_no_longer_stands_there_is_left_out(
    articles: list[Article], given: Given
) -> None:
    [question] = import_feedback(given(opinion()), articles=articles)
    assert question["spans"] == []


def test_a_question_asked_twice_counts_once_with_the_newest_opinion(given: Given) -> None:
    again = Answer("who owns  the ALTYN mine?", abstained=True)
    path = given(opinion(again, "up", day=9), opinion(day=2, comment="old"))
    [question] = import_feedback(path, articles=[ARTICLE])
    assert not question["answerable"]
    [older] = import_feedback(given(opinion()), articles=[ARTICLE])
    assert question["id"] == older["id"]


def test_a_follow_up_is_kept_as_it_was_understood(given: Given) -> None:
    line = opinion(Answer("Who owns it? (Kumtor)")) | {"question": "Who owns it?"}
    [question] = import_feedback(given(line), articles=[])
    assert question["turns"] == ["Who owns it? (Kumtor)"]


def test_a_comment_outlasts_any_character_in_it(given: Given, tmp_path: Path) -> None:
    comment = "две строки:\nодна\u2028другая\x85конец"
    path = tmp_path / "set.jsonl"
    write_questions(path, import_feedback(given(opinion(comment=comment)), articles=[]))
    assert len(load_questions(path)) == 1
    assert json.loads(path.read_text("utf-8"))["comment"] == comment
    assert "две строки" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (opinion(thumb="sideways"), "field `thumb`"),
        (opinion() | {"time": "2026-03-01T12:00:00"}, "field `time`"),
        (opinion() | {"answer": {"abstained": False}}, r"field `answer\.question`"),
        (opinion(Answer("  ")), r"field `answer\.question`"),
        ("up", "object"),
    ],
)
def test_a_bad_line_is_named(line: object, problem: str, given: Given) -> None:
    with pytest.raises(ReadError, match=rf"feedback\.jsonl:2: .*{problem}"):
        import_feedback(given(opinion(), line), articles=[])


def test_a_line_cut_short_is_named(given: Given) -> None:
    path = given(opinion())
    path.write_text(path.read_text()[:-5])
    with pytest.raises(ReadError, match=r"feedback\.jsonl:1: Invalid JSON"):
        import_feedback(path, articles=[])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nowhere"):
        import_feedback(tmp_path / "nowhere.jsonl", articles=[])


def test_a_question_set_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text("the work of a day")
    with pytest.raises(ReadError, match=r"set\.jsonl: there is such a file already"):
        write_questions(path, [])
    assert path.read_text() == "the work of a day"


def test_a_set_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be written"):
        write_questions(tmp_path / "no folder" / "set.jsonl", [])
