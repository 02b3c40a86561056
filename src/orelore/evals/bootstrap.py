"""How far a mean over questions can be trusted: percentile bootstrap intervals.

Efron (1979, Annals of Statistics 7:1): draw the questions anew, with replacement, and see how
the mean varies. The same seed draws the same questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict


class Estimate(BaseModel):
    """A mean over n questions, and the ends of its interval."""

    model_config = ConfigDict(frozen=True)
    mean: float
    low: float
    high: float
    n: int


def interval(
    values: Sequence[float], *, samples: int = 2000, seed: int = 0, level: float = 0.95
) -> Estimate:
    """The mean of some values (at least one), with its interval at a level of confidence."""
    if not values:
        raise ValueError("an interval needs at least one value")
    array = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(len(array), size=(samples, len(array)))
    tail = (1 - level) / 2
    low, high = np.quantile(array[drawn].mean(axis=1), [tail, 1 - tail])
    return Estimate(mean=float(array.mean()), low=float(low), high=float(high), n=len(array))


def paired_difference(
    new: Mapping[str, float],
    old: Mapping[str, float],
    *,
    samples: int = 2000,
    seed: int = 0,
    level: float = 0.95,
) -> Estimate:
    """New minus old over the questions (ids) that both have, at least one.

    Both systems meet the same drawn questions, so how hard the questions are cancels out.
    """
    both = sorted(new.keys() & old.keys())
    differences = [new[id_] - old[id_] for id_ in both]
    return interval(differences, samples=samples, seed=seed, level=level)
