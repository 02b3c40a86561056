"""Sentence choice."""

import json
from pathlib import Path

from orelore.evals.benchmarks.collection import indexed
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.sentences import holds, run, sentence_rows
from orelore.index.embedding import Encoder
from orelore.types import Article

TEXT = "Ants rest in the shade. Bees sing in the morning."
BEASTS = Article("beasts", "Untitled", TEXT)
BEES = (TEXT.index("Bees"), TEXT.index("Bees") + 4)


def test_a_sentence_holds_an_answer_only_whole() -> None:
    assert holds((0, 10), [(5, 10)])
    assert not holds((0, 10), [(5, 11)])


def test_the_sentence_put_first_is_scored_beside_the_opening_one(fake_encoder: Encoder) -> None:
    questions = QuestionSet((BEASTS,), (Asked("Do bees sing?", "beasts", (BEES,)),))
    with indexed(questions.articles, fake_encoder) as library:
        (row,) = sentence_rows("tiny", questions, library)
    assert (row.ours, row.n) == (100.0, 1)
    assert [value for _, value, _ in row.published] == [0.0, 50.0]


def test_a_wrong_choice_scores_nothing(fake_encoder: Encoder) -> None:
    questions = QuestionSet((BEASTS,), (Asked("Do ants rest?", "beasts", (BEES,)),))
    with indexed(questions.articles, fake_encoder) as library:
        (row,) = sentence_rows("tiny", questions, library)
    assert row.ours == 0.0


def test_an_answer_across_sentences_is_left_out(fake_encoder: Encoder) -> None:
    asked = (Asked("Do bees sing?", "beasts", (BEES,)), Asked("Who?", "beasts", ((0, len(TEXT)),)))
    with indexed((BEASTS,), fake_encoder) as library:
        (row,) = sentence_rows("tiny", QuestionSet((BEASTS,), asked), library)
    assert row.n == 1
    assert row.note.startswith("1 left out")


def test_qed_is_measured_from_its_files(tmp_path: Path, fake_encoder: Encoder) -> None:
    line: dict[str, object] = {
        "paragraph_text": TEXT,
        "question_text": "do bees sing",
        "title_text": "Beasts",
        "answer_spans": [BEES],
        "answer_text": ["Bees"],
        "answer_type": "single_sentence",
    }
    (tmp_path / "tiny-qed.jsonlines").write_text(json.dumps(line))
    (row,) = run("qed", tmp_path, encoder=fake_encoder)
    assert (row.benchmark, row.ours) == ("qed", 100.0)
