"""Questions about passages of another kind than our articles, as questions of ours.

What is fitted on our articles alone need not hold on those of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from orelore.answer.scoring import Weights
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.sentences import holds
from orelore.evals.fit.cases import Case
from orelore.evals.fit.sentences import Evidence, evidence
from orelore.evals.golden import Golden, GoldSpan
from orelore.evals.metrics import auroc

NOTHING = -100.0  # log-odds where no sentence was found


def goldens(questions: QuestionSet) -> list[Golden]:
    """Each question with the words that answer it."""
    texts = {article.id: article.text for article in questions.articles}
    return [
        _golden(str(n), asked, texts[asked.article_id])
        for n, asked in enumerate(questions.questions)
    ]


def without_passage(case: Case) -> Evidence:
    """The question as if the passage that answers it were not there."""
    right = {span.article for span in case.golden.spans}
    left = tuple(hit for hit in case.hits if hit.article.id not in right)
    return evidence(replace(case, hits=left))


def passage_rows(cases: Sequence[Case], weights: Weights) -> list[tuple[str, float]]:
    """How good some weights are on passages, by name."""
    there = [evidence(case) for case in cases]
    gone = [without_passage(case) for case in cases]
    return [
        ("right sentence first, of all passages", fmean(_is_right(e, weights) for e in there)),
        (
            "answer there or passage removed, AUROC",
            auroc([_best(e, weights) for e in there], [_best(e, weights) for e in gone]),
        ),
    ]


def _golden(name: str, asked: Asked, text: str) -> Golden:
    spans = [
        GoldSpan(article=asked.article_id, start=start, end=end, quote=text[start:end])
        for start, end in asked.spans
    ]
    return Golden(
        id=name,
        kind="single",
        language="en",
        turns=(asked.text,),
        nuggets=(tuple(dict.fromkeys(re.escape(span.quote) for span in spans)),),
        answerable=True,
        spans=tuple(spans),
    )


def _is_right(some: Evidence, weights: Weights) -> bool:
    first = next(iter(some.ranked(weights)), None)
    if first is None:
        return False
    gold = [(s.start, s.end) for s in some.golden.spans if s.article == first.hit.article.id]
    return holds((first.start, first.end), gold)


def _best(some: Evidence, weights: Weights) -> float:
    return max((c.score for c in some.ranked(weights)), default=NOTHING)
