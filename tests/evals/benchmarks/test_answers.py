"""Answers from all passages."""

from __future__ import annotations

import pytest

from orelore.evals.benchmarks.answers import Answered, First, answer_rows, rows_of
from orelore.evals.benchmarks.collection import indexed
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article

ANTS = Article("ants", "Untitled", "Ants rest in the shade. They dig at night.")
BEES = Article("bees", "Untitled", "Bees sing at dawn. They rest at noon.")
QUESTION = "When do bees sing?"
DAWN = (13, 17)


def rows(encoder: Encoder, reader: Reader, *asked: Asked) -> dict[str, float]:
    questions = QuestionSet((ANTS, BEES), asked)
    with indexed(questions.articles, encoder) as library:
        found = answer_rows("tiny", questions, library, reader)
    return {row.measure: row.ours for row in found}


def test_the_sentence_and_its_short_answer_are_found_among_all(
    fake_encoder: Encoder, reader: Reader
) -> None:
    found = rows(fake_encoder, reader, Asked(QUESTION, "bees", (DAWN,)))
    assert found["right sentence first of all, %"] == 100.0
    assert found["exact match of the short answer, in its paragraph, %"] == 100.0
    assert found["exact match of the short answer, end to end, %"] == 100.0


def test_the_same_words_in_another_article_are_not_right(
    fake_encoder: Encoder, reader: Reader
) -> None:
    found = rows(fake_encoder, reader, Asked(QUESTION, "ants", ((0, 4),)))
    assert found["right sentence first of all, %"] == 0.0


def test_it_is_less_sure_when_the_right_paragraph_is_gone(
    fake_encoder: Encoder, reader: Reader
) -> None:
    found = rows(fake_encoder, reader, Asked(QUESTION, "bees", (DAWN,)))
    assert found["answer there or paragraph removed, AUROC"] == 1.0


def test_an_answer_across_sentences_counts_as_wrong(fake_encoder: Encoder, reader: Reader) -> None:
    questions = QuestionSet((ANTS, BEES), (Asked(QUESTION, "bees", ((0, len(BEES.text)),)),))
    with indexed(questions.articles, fake_encoder) as library:
        right, *_ = answer_rows("tiny", questions, library, reader)
    assert (right.ours, right.n) == (0.0, 1)
    assert right.note == "of 4 sentences; 1 whose answer is in no one sentence counted as wrong"


def test_the_figures_without_the_reader_stand_beside() -> None:
    ours, before = First(True, "dawn", 0.9, 0.2), First(False, "noon", 0.2, 0.2)
    right, told, *short = rows_of("tiny", [Answered(("at dawn",), ours, before, "noon")], "")
    assert (right.ours, right.published[0][:2]) == (100.0, ("without the reader", 0.0))
    assert (told.ours, told.published[0][:2]) == (1.0, ("without the reader", 0.5))
    assert [row.ours for row in short] == [0.0, 0.0, 0.0, pytest.approx(200 / 3)]
