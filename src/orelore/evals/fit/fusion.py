"""Fit how retrieval ranks: the weights of the fusion, of the reader, and how many hits it reads.

All are chosen by grid search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean, median
from time import perf_counter

from orelore.evals.fit.cases import Case, Choice, choose_best
from orelore.evals.golden import Golden, GoldSpan, facts_of
from orelore.evals.metrics import recall_at_k
from orelore.evals.ranking import reciprocal_rank
from orelore.evals.record import Passage
from orelore.evals.scoring import covers
from orelore.retrieval.fusion import reciprocal_rank_fusion
from orelore.retrieval.rerank import Reader
from orelore.retrieval.retriever import Weights, distinct, rank
from orelore.types import Hit

DENSE_ONLY = Weights(keyword=0.0, recognised=0.0)
KEYWORD_ONLY = Weights(keyword=1.0, recognised=0.0)
WEIGHTS = [
    Weights(keyword=keyword, recognised=recognised)
    for keyword, recognised in product(
        (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7), (0.0, 0.025, 0.05, 0.1, 0.2)
    )
]
RELEVANCES = (0.0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2)
DEPTHS = (6, 7, 8, 10, 12)
RANKED = 10  # passages that are looked at
TIMED = 25  # questions read again for the time it takes


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well one way of ranking finds the passages that answer."""

    recall_at_5: float
    mrr_at_10: float

    @property
    def score(self) -> float:
        return (self.recall_at_5 + self.mrr_at_10) / 2


def findable(cases: Sequence[Case]) -> list[Case]:
    """Those whose question tells which passages answer it."""
    return [case for case in cases if case.golden.spans or case.golden.facts]


def by_weights(case: Case, weights: Weights) -> Ranking:
    return judged(case.golden, distinct(rank(case.found, case.query.recognised, weights)))


def by_ranks(case: Case) -> Ranking:
    """Reciprocal rank fusion in place of the weighted scores."""
    fused = reciprocal_rank_fusion([list(case.found.dense), list(case.found.keyword)], [1.0, 1.0])
    return judged(case.golden, [Hit(*case.found.passages[row], 0.0) for row in fused])


def by_reading(case: Case, relevance: float, n: int) -> Ranking:
    return judged(case.golden, case.reranked(relevance, n))


def judged(golden: Golden, hits: Sequence[Hit]) -> Ranking:
    """How well ranked passages hold the spans, or else the facts, of a question."""
    held = [_held(golden, hit) for hit in hits[:RANKED]]
    gains = [float(bool(some)) for some in held]
    return Ranking(recall_at_k(held, _wanted(golden), k=5), reciprocal_rank(gains, k=RANKED))


def mean_of(rankings: Sequence[Ranking]) -> Ranking:
    return Ranking(fmean(r.recall_at_5 for r in rankings), fmean(r.mrr_at_10 for r in rankings))


def fit_fusion(cases: Sequence[Case]) -> Choice[Weights]:
    """The best weights on all cases; the values are those of `Ranking.score`."""
    return choose_best({w: [by_weights(case, w).score for case in cases] for w in WEIGHTS})


def fit_relevance(rankings: Mapping[float, Sequence[Ranking]]) -> Choice[float]:
    """The best weight of the reader's relevance, of those whose rankings are given."""
    return choose_best({weight: [r.score for r in some] for weight, some in rankings.items()})


def recall_read(case: Case, n: int) -> float:
    """Share of what is wanted that stands in the first n hits: what answers are made of."""
    return recall_at_k([_held(case.golden, hit) for hit in case.hits], _wanted(case.golden), k=n)


def milliseconds(reader: Reader, cases: Sequence[Case], n: int) -> float:
    """Median time of reading the first n hits of a question."""
    times = []
    for case in cases[:: max(1, len(cases) // TIMED)]:
        started = perf_counter()
        reader.read(case.query.reading, case.hits[:n])
        times.append(1000 * (perf_counter() - started))
    return median(times)


def _wanted(golden: Golden) -> set[GoldSpan | str]:
    return {*(golden.spans or golden.facts)}


def _held(golden: Golden, hit: Hit) -> set[GoldSpan | str]:
    if not golden.spans:
        return {*facts_of(hit.article, hit.chunk).intersection(golden.facts)}
    chunk = hit.chunk
    passage = Passage(article=chunk.article_id, start=chunk.start, end=chunk.end)
    return {span for span in golden.spans if covers(passage, span)}
