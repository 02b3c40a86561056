"""Paragraph retrieval."""

import math

import pytest

from orelore.evals.benchmarks.collection import indexed
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.retrieval import ndcg, paragraph_rows, place
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article, Chunk, Hit

ANTS, BEES = Article("ants", "Untitled", "Ants rest."), Article("bees", "Untitled", "Bees sing.")


def hit(article: Article, position: int = 0) -> Hit:
    return Hit(Chunk(article.id, position, "", article.text, 0), article, score=1.0)


def test_the_gain_falls_with_the_place_and_ends_at_ten() -> None:
    assert ndcg(1) == 1
    assert ndcg(3) == pytest.approx(1 / 2)
    assert ndcg(10) == pytest.approx(1 / math.log2(11))
    assert ndcg(11) == ndcg(None) == 0


def test_an_article_counts_once_however_many_passages_are_found() -> None:
    assert place("bees", [hit(ANTS), hit(ANTS, 1), hit(BEES)]) == 2
    assert place("bees", [hit(ANTS)]) is None


def test_the_right_paragraph_is_found_by_each_way_of_searching(fake_encoder: Encoder) -> None:
    asked = (Asked("Do bees sing?", "bees", ((0, 4),)), Asked("Do bees sing?", "ants", ((0, 4),)))
    questions = QuestionSet((ANTS, BEES), asked)
    with indexed(questions.articles, fake_encoder) as library:
        rows = paragraph_rows("tiny", questions, library, published=(("other", 50.0, "paper"),))
    first = {row.measure: row.ours for row in rows if row.measure.startswith("right")}
    assert first == {
        f"right paragraph first, %, {system}": 50.0
        for system in ("keyword only", "dense only", "both")
    }
    assert [row.published for row in rows[::2]] == [(("other", 50.0, "paper"),)] * 3


def test_the_right_paragraph_may_come_first_only_when_it_is_read(
    fake_encoder: Encoder, reader: Reader
) -> None:
    busy = Article("busy", "Untitled", "Do sing, do sing. Bees do bees do.")
    asked = (Asked("Do bees sing?", "bees", ((0, 4),)),)
    questions = QuestionSet((busy, BEES), asked)
    with indexed(questions.articles, fake_encoder) as library:
        rows = paragraph_rows("tiny", questions, library, reader=reader)
    first = {row.measure: row.ours for row in rows}
    assert first["right paragraph first, %, both, then read"] == 100.0
