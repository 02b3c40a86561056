"""Short answers as SQuAD scores them."""

from __future__ import annotations

import pytest

from orelore.evals.benchmarks.squad import exact_match, f1, normalised, short_answer
from orelore.types import Article, Chunk, Hit, Read, SentenceRead

TEXT = "Bees sing. Ants rest."
BEASTS = Article("beasts", "Beasts", TEXT)


def hit(*reads: SentenceRead) -> Hit:
    chunk = Chunk("beasts", 0, "", TEXT, 0, ((0, 10), (11, 21)))
    return Hit(chunk, BEASTS, score=1.0, read=Read(1.0, reads))


def test_case_punctuation_and_articles_do_not_count() -> None:
    assert normalised("The  U.S. bee, and an ant") == ["us", "bee", "and", "ant"]


def test_any_of_the_right_answers_will_do() -> None:
    assert exact_match("the Bees!", ["ants", "bees"])
    assert not exact_match("bees sing", ["bees"])


def test_f1_weighs_shared_words_against_both_lengths() -> None:
    assert f1("bees sing loud", ["bees sing"]) == pytest.approx(4 / 5)
    assert f1("bees bees", ["bees"]) == pytest.approx(2 / 3)
    assert f1("ants", ["bees", "ants"]) == 1.0
    assert f1("", ["bees"]) == 0.0


def test_the_likeliest_short_answer_of_all_passages_is_taken() -> None:
    sing = SentenceRead(0, 10, 1.0, (5, 9), answer_score=-1.0)
    rest = SentenceRead(11, 21, 0.0, (11, 15), answer_score=2.0)
    assert short_answer([hit(sing), hit(sing, rest)]) == "Ants"


def test_a_passage_may_have_no_short_answer() -> None:
    assert short_answer([hit(SentenceRead(0, 10, 1.0))]) == ""
