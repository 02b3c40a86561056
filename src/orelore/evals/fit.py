"""Fit the weights of retrieval and the tuning of the extractive answerer on a question set.

What each search finds is gathered once; trying other weights is then arithmetic. The weights are
chosen by grid search and reported by cross-validation: each fold is scored with the weights that
are best on the other folds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import mean
from typing import TypeVar

from orelore.answer.extractive import ExtractiveAnswerer, Rarity, Tuning, choose
from orelore.evals.golden import Golden, facts_of
from orelore.evals.metrics import auroc, nugget_recall, recall_at_k, reciprocal_rank
from orelore.retrieval.fusion import reciprocal_rank_fusion
from orelore.retrieval.query import Query, read_query
from orelore.retrieval.retriever import Candidates, Retriever, Weights, distinct, rank
from orelore.types import Article, Chunk, Hit

P = TypeVar("P")

FOLDS = 5
DENSE_ONLY = Weights(keyword=0.0, recognised=0.0)
KEYWORD_ONLY = Weights(keyword=1.0, recognised=0.0)
WEIGHTS = [
    Weights(keyword=keyword, recognised=recognised)
    for keyword, recognised in product(
        (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7), (0.0, 0.025, 0.05, 0.1, 0.2)
    )
]
TUNINGS = [
    Tuning(similarity=similarity, context=context, also=also, abstain=0.0)
    for similarity, context, also in product(
        (0.5, 1.0, 1.5, 2.0, 3.0), (0.25, 0.5, 0.75), (0.75, 0.8, 0.85, 0.9)
    )
]
WORD_PRICE = 0.001  # of nugget recall that a word of the answer must be worth


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that the searches found for it."""

    golden: Golden
    query: Query
    found: Candidates

    def hits(self, weights: Weights, *, k: int) -> list[Hit]:
        return distinct(rank(self.found, self.query.recognised, weights))[:k]


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well one way of ranking finds the facts."""

    recall_at_5: float
    mrr_at_10: float

    @property
    def score(self) -> float:
        return (self.recall_at_5 + self.mrr_at_10) / 2


def gather(retriever: Retriever, questions: Iterable[Golden]) -> list[Case]:
    """Search once for each question; the turns of a conversation are joined."""
    queries = [(q, read_query(" ".join(q.turns))) for q in questions]
    return [Case(q, query, retriever.candidates(query)) for q, query in queries]


def ranking(cases: Sequence[Case], weights: Weights) -> Ranking:
    """Mean recall@5 and MRR@10 of the facts behind the passages."""
    return judged(cases, [[(h.chunk, h.article) for h in c.hits(weights, k=10)] for c in cases])


def ranking_by_ranks(cases: Sequence[Case]) -> Ranking:
    """The same with reciprocal rank fusion in place of the weighted scores."""
    fused = [
        reciprocal_rank_fusion([list(case.found.dense), list(case.found.keyword)], [1.0, 1.0])
        for case in cases
    ]
    return judged(
        cases, [[c.found.passages[r] for r in f] for c, f in zip(cases, fused, strict=True)]
    )


def judged(cases: Sequence[Case], passages: Sequence[Sequence[tuple[Chunk, Article]]]) -> Ranking:
    """How well ranked passages, one list a case, hold the facts of the cases."""
    found = [[facts_of(article, chunk) for chunk, article in some] for some in passages]
    pairs = [(f, set(case.golden.facts)) for f, case in zip(found, cases, strict=True)]
    return Ranking(
        mean(recall_at_k(f, relevant, k=5) for f, relevant in pairs),
        mean(reciprocal_rank(f, relevant, k=10) for f, relevant in pairs),
    )


def fit_weights(cases: Sequence[Case]) -> tuple[Weights, Ranking]:
    """The best weights on all cases, and their cross-validated ranking."""

    def best(some: Sequence[Case]) -> Weights:
        return max(WEIGHTS, key=lambda weights: ranking(some, weights).score)

    parts = [(ranking(held_out, best(rest)), len(held_out)) for held_out, rest in folds(cases)]
    total = sum(n for _, n in parts)
    recall = sum(r.recall_at_5 * n for r, n in parts) / total
    return best(cases), Ranking(recall, sum(r.mrr_at_10 * n for r, n in parts) / total)


def folds(cases: Sequence[P]) -> list[tuple[list[P], list[P]]]:
    """FOLDS pairs of held-out cases and the rest; every FOLDS-th case belongs together."""
    return [
        (list(cases[i::FOLDS]), [c for n, c in enumerate(cases) if n % FOLDS != i])
        for i in range(FOLDS)
    ]


@dataclass(frozen=True, slots=True)
class Trial:
    """How one tuning answers: over covered questions, and against those without an answer."""

    tuning: Tuning
    nuggets: float
    words: float
    separation: float  # AUROC of the evidence, covered against refusable questions
    answerable_refused: float
    refused: float

    @property
    def score(self) -> float:
        return self.nuggets + self.separation - WORD_PRICE * self.words


def fit_tuning(
    rarity: Rarity,
    answerable: Sequence[Case],
    refusable: Sequence[Case],
    weights: Weights,
    *,
    k: int,
    refused_at_most: float,
) -> Trial:
    """The best tuning, with the highest threshold that refuses few of the answerable questions."""
    yes = [(case, case.hits(weights, k=k)) for case in answerable]
    no = [(case, case.hits(weights, k=k)) for case in refusable]
    return max(
        (trial(rarity, tuning, yes, no, refused_at_most) for tuning in TUNINGS),
        key=lambda t: t.score,
    )


def trial(
    rarity: Rarity,
    tuning: Tuning,
    yes: Sequence[tuple[Case, list[Hit]]],
    no: Sequence[tuple[Case, list[Hit]]],
    refused_at_most: float,
) -> Trial:
    """Answer all questions with one tuning, and set its threshold."""
    answerer = ExtractiveAnswerer(rarity, tuning)
    scored = [(case, answerer.scored(case.query.reading, hits)) for case, hits in yes]
    texts = [" ".join(c.text for c in choose(s, tuning.also)) for _, s in scored]
    above = [s[0].score if s else 0.0 for _, s in scored]
    below = [evidence(answerer, case, hits) for case, hits in no]
    threshold = sorted(above)[int(refused_at_most * len(above))]
    return Trial(
        replace(tuning, abstain=round(threshold, 3)),
        mean(nugget_recall(t, c.golden.nuggets) for t, (c, _) in zip(texts, scored, strict=True)),
        mean(len(text.split()) for text in texts),
        auroc(above, below),
        mean(score < threshold for score in above),
        mean(score < threshold for score in below),
    )


def evidence(answerer: ExtractiveAnswerer, case: Case, hits: Sequence[Hit]) -> float:
    """The score of the best sentence."""
    scored = answerer.scored(case.query.reading, hits)
    return scored[0].score if scored else 0.0
