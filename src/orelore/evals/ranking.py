"""Measures of a ranking, given as the gains of its items, best first. Pure.

A gain is above 0 when the item is relevant. `relevant` is the number of relevant items there are
(at least one), found or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2


def recall_at_k(gains: Sequence[float], relevant: int, *, k: int) -> float:
    """Share of the relevant items among the first k."""
    return sum(gain > 0 for gain in gains[:k]) / relevant


def reciprocal_rank(gains: Sequence[float], *, k: int = 10) -> float:
    """1 / rank of the first relevant item among the first k, else 0.

    Its mean over questions is MRR@k (Voorhees, 1999, TREC-8 QA report).
    """
    return next((1 / rank for rank, gain in enumerate(gains[:k], start=1) if gain > 0), 0.0)


def ndcg_at_k(gains: Sequence[float], relevant: int, *, k: int = 10) -> float:
    """Normalised discounted cumulative gain where every relevant item has the gain 1."""
    return graded_ndcg_at_k(gains, [1.0] * relevant, k=k)


def graded_ndcg_at_k(gains: Sequence[float], judged: Sequence[float], *, k: int = 10) -> float:
    """The same where gains differ; `judged` holds those of all relevant items, in any order.

    Järvelin, Kekäläinen (2002, TOIS 20:4), with the discount log2(rank + 1) of trec_eval.
    """
    return _dcg(gains[:k]) / _dcg(sorted(judged, reverse=True)[:k])


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
