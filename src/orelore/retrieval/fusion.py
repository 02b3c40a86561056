"""One ranking from several. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")

# The value that Cormack, Clarke and Buettcher propose.
RANK_CONSTANT = 60


def convex_combination(
    similarities: Mapping[K, float], keyword_scores: Mapping[K, float], *, keyword_weight: float
) -> dict[K, float]:
    """Cosine and BM25, weighted so that the weights add up to 1; highest first.

    BM25 has no upper bound, so it is divided by its highest value; an item without a keyword score
    has 0. Bruch, Gai and Ingber (2023), An Analysis of Fusion Functions for Hybrid Retrieval, ACM
    TOIS, find such a sum better than reciprocal rank fusion; so did we.
    """
    highest = max(keyword_scores.values(), default=0.0) or 1.0
    scores = {
        item: (1 - keyword_weight) * similarity
        + keyword_weight * keyword_scores.get(item, 0.0) / highest
        for item, similarity in similarities.items()
    }
    return dict(sorted(scores.items(), key=lambda pair: -pair[1]))


def reciprocal_rank_fusion(
    rankings: Sequence[Sequence[K]],
    weights: Sequence[float],
    *,
    constant: float = RANK_CONSTANT,
) -> dict[K, float]:
    """The sum of weight / (constant + rank) over the rankings that hold an item, rank from 1.

    Highest first; equal ones as first seen. Cormack, Clarke and Buettcher (2009), Reciprocal Rank
    Fusion outperforms Condorcet and individual rank learning methods, SIGIR. Kept to compare with.
    """
    scores: dict[K, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + weight / (constant + rank)
    return dict(sorted(scores.items(), key=lambda pair: -pair[1]))
