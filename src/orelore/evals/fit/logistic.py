"""Logistic regression.         (only import of scikit-learn)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

STRENGTH = 1.0  # scikit-learn's own: of the L2 penalty, the smaller the stronger


@dataclass(frozen=True, slots=True)
class Line:
    """Log-odds as a weighted sum."""

    weights: tuple[float, ...]
    pulls: tuple[float, ...]  # the weights of the same in units of their standard deviation
    bias: float


def fit_line(rows: Sequence[Sequence[float]], labels: Sequence[bool]) -> Line:
    """Regress labels, of both sorts, on some rows of numbers."""
    scaler = StandardScaler()
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(scaler.fit_transform(np.asarray(rows, dtype=np.float64)), np.asarray(labels))
    pulls = model.coef_[0]
    weights = pulls / scaler.scale_
    bias = model.intercept_[0] - weights @ scaler.mean_
    return Line(tuple(weights.tolist()), tuple(pulls.tolist()), float(bias))
