"""Measures of retrieval and answers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import fmean
from typing import TypeVar

from orelore.evals import ranking

T = TypeVar("T")
BINS = 10  # of equal width, as Guo et al. have them


def recall_at_k(found: Sequence[set[T]], relevant: set[T], *, k: int) -> float:
    """Share of the relevant facts or spans (at least one) behind the first k passages."""
    seen = set().union(*found[:k])
    return len(relevant & seen) / len(relevant)


def reciprocal_rank(found: Sequence[set[str]], relevant: set[str], *, k: int = 10) -> float:
    """1 / rank of the first passage with a relevant fact among the first k, else 0."""
    return ranking.reciprocal_rank([float(bool(facts & relevant)) for facts in found], k=k)


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


def risk_coverage(answered: Sequence[tuple[float, bool]], total: int) -> list[tuple[float, float]]:
    """Coverage and risk when only the surest answers are given, from few to all of them.

    `answered` holds the confidence of each answer and whether it is wrong; `total` counts the
    questions, refused ones too. Risk is the share of wrong ones among the answers given, coverage
    that of the answers among all questions (Geifman, El-Yaniv, 2017, Selective classification for
    deep neural networks). Equal confidences make one point: nothing tells them apart.
    """
    surest = sorted(answered, key=lambda answer: -answer[0])
    groups = [[wrong for _, wrong in g] for _, g in groupby(surest, key=lambda answer: answer[0])]
    given = accumulate(len(group) for group in groups)
    wrong = accumulate(sum(group) for group in groups)
    return [(n / total, bad / n) for n, bad in zip(given, wrong, strict=True)]


def risk_coverage_area(points: Sequence[tuple[float, float]]) -> float:
    """The mean risk over the coverage that a curve (at least one point) reaches; 0 is best.

    Divided by the coverage reached, so that refusing more does not by itself make it smaller.
    """
    steps = pairwise([(0.0, 0.0), *points])
    area = sum(risk * (coverage - before) for (before, _), (coverage, risk) in steps)
    return area / points[-1][0]


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence, at least one."""

    n: int
    confidence: float  # their mean
    right: float  # share of them


def reliability(answers: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Confidences (0 to 1) against how many of the answers are right, from unsure to sure.

    Bins that hold no answer are left out. What is drawn of it is a reliability diagram.
    """
    binned: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in answers:
        binned[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(len(some), fmean(c for c, _ in some), fmean(r for _, r in some))
        for some in binned
        if some
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error over some bins (at least one); 0 is best.

    The mean distance of confidence and share right, over the answers (Guo et al., 2017, On
    calibration of modern neural networks).
    """
    return sum(b.n * abs(b.confidence - b.right) for b in bins) / sum(b.n for b in bins)


def squared_error(confidence: float, right: bool) -> float:
    """What one answer adds to the Brier score, which is its mean (Brier, 1950); 0 is best."""
    return (confidence - right) ** 2
