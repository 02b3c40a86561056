"""One ranking from several. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

K = TypeVar("K")

# Cormack, Clarke, Buettcher (2009), Reciprocal Rank Fusion outperforms Condorcet and individual
# rank learning methods, SIGIR, propose 60.
RANK_CONSTANT = 60


def reciprocal_rank_fusion(
    rankings: Sequence[Sequence[K]],
    weights: Sequence[float],
    *,
    constant: float = RANK_CONSTANT,
) -> dict[K, float]:
    """The sum of weight / (constant + rank) over the rankings that hold an item, rank from 1.

    Items come in the order of their scores, highest first; equal ones as first seen.
    """
    scores: dict[K, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + weight / (constant + rank)
    return dict(sorted(scores.items(), key=lambda pair: -pair[1]))
