"""Measures of retrieval and answers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence


def recall_at_k(found: Sequence[set[str]], relevant: set[str], *, k: int) -> float:
    """Share of the relevant facts (at least one) behind the first k passages."""
    seen = set().union(*found[:k])
    return len(relevant & seen) / len(relevant)


def reciprocal_rank(found: Sequence[set[str]], relevant: set[str], *, k: int = 10) -> float:
    """1 / rank of the first passage with a relevant fact among the first k, else 0.

    Its mean over questions is the mean reciprocal rank (Voorhees, 1999, TREC-8 QA report).
    """
    ranks = [rank for rank, facts in enumerate(found[:k], start=1) if facts & relevant]
    return 1 / ranks[0] if ranks else 0.0


def nugget_recall(text: str, nuggets: Sequence[Sequence[str]]) -> float:
    """Share of the required pieces that a text holds; any pattern of a piece will do."""
    held = [any(re.search(pattern, text, re.IGNORECASE) for pattern in n) for n in nuggets]
    return sum(held) / len(held)


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Probability that a positive score is above a negative one, ties counted half.

    The area under the ROC curve as a Mann-Whitney statistic (Hanley, McNeil, 1982).
    """
    pairs = [(p > n) + 0.5 * (p == n) for p in positive for n in negative]
    return sum(pairs) / len(pairs)
