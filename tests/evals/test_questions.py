"""The question set of the project: complete, and true to the articles as they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from orelore.corpus.articles import load_articles
from orelore.evals.golden import Golden, load_questions, located
from orelore.settings import shipped_corpus

QUESTIONS = load_questions(Path(__file__).with_name("questions.jsonl"))
KINDS = {
    "single": 40,
    "list": 20,
    "compare": 15,
    "conflict": 12,
    "view": 12,
    "asof": 12,
    "followup": 15,
    "ru_etc": 10,
    "unanswerable_in": 6,
    "unanswerable_premise": 6,
    "unanswerable_out": 6,
}

each = pytest.mark.parametrize("question", QUESTIONS, ids=[q.id for q in QUESTIONS])


def test_the_set_is_large_and_has_every_kind() -> None:
    assert len(QUESTIONS) >= 200
    counts = Counter(question.kind for question in QUESTIONS)
    assert set(counts) == set(KINDS)
    assert all(counts[kind] >= fewest for kind, fewest in KINDS.items())
    assert {question.language for question in QUESTIONS} == {"en", "ru", "kk", "uz", "ky", "tg"}


def test_no_question_is_asked_twice() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question.turns for question in QUESTIONS}) == len(QUESTIONS)


def test_the_gold_quotes_stand_in_the_articles() -> None:
    articles = load_articles([shipped_corpus()])
    for question in located(QUESTIONS, articles):
        for span in question.spans:
            assert articles[span.article].text[span.start : span.end] == span.quote


@each
def test_the_pieces_of_an_answer_stand_in_its_gold_quotes_and_not_in_the_question(
    question: Golden,
) -> None:
    quotes = " ".join(span.quote for span in question.spans)
    assert question.answerable == bool(question.nuggets) == bool(question.spans)
    for patterns in question.nuggets:
        assert any(re.search(pattern, quotes, re.IGNORECASE) for pattern in patterns)
        assert not any(re.search(p, question.turns[-1], re.IGNORECASE) for p in patterns)
