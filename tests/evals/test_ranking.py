from collections.abc import Sequence
from math import log2

import ir_measures
import numpy as np
import pytest
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from orelore.evals.ranking import graded_ndcg_at_k, ndcg_at_k, recall_at_k, reciprocal_rank


def test_recall_counts_the_relevant_among_the_first_k() -> None:
    assert recall_at_k([1, 0, 1, 1], 4, k=3) == 2 / 4


def test_the_reciprocal_rank_is_that_of_the_first_relevant_item() -> None:
    assert reciprocal_rank([0, 0, 1, 1]) == 1 / 3
    assert reciprocal_rank([0] * 10 + [1]) == 0
    assert reciprocal_rank([]) == 0


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    assert ndcg_at_k([0, 1, 1], 2) == pytest.approx((1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3)))


def test_ndcg_of_a_perfect_ranking_longer_than_k_is_one() -> None:
    assert ndcg_at_k([1] * 12, 12, k=10) == 1


def test_graded_gains_are_compared_with_the_best_order() -> None:
    expected = (1 + 3 / log2(3)) / (3 + 2 / log2(3) + 1 / log2(4))
    assert graded_ndcg_at_k([1, 3], [1, 2, 3]) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(200))
def test_the_measures_agree_with_ir_measures(seed: int) -> None:
    random = np.random.default_rng(seed)
    grades = random.integers(0, 4, size=int(random.integers(2, 30))).tolist()
    grades[int(random.integers(len(grades)))] = 2  # at least one item is relevant
    found = [grades[i] for i in random.permutation(len(grades))[: random.integers(1, 20)]]
    judged = [grade for grade in grades if grade > 0]
    theirs = reference(found, judged)
    assert recall_at_k(found, len(judged), k=5) == pytest.approx(theirs["R@5"])
    assert reciprocal_rank(found) == pytest.approx(theirs["RR@10"])
    assert graded_ndcg_at_k(found, judged) == pytest.approx(theirs["nDCG@10"])
    binary = [float(grade > 0) for grade in found]
    flat = reference([int(gain) for gain in binary], [1] * len(judged))
    assert ndcg_at_k(binary, len(judged)) == pytest.approx(flat["nDCG@10"])


def reference(found: Sequence[int], judged: Sequence[int]) -> dict[str, float]:
    """What ir_measures makes of a ranking; relevant items beyond those found are never ranked."""
    missed = sorted(judged)
    for grade in found:
        if grade:
            missed.remove(grade)
    grades = [*found, *missed]
    qrels = [Qrel("q", f"d{n}", grade) for n, grade in enumerate(grades)]
    run = [ScoredDoc("q", f"d{n}", float(-n)) for n in range(len(found))]
    values = ir_measures.calc_aggregate([R @ 5, RR @ 10, nDCG @ 10], qrels, run)
    return {str(measure): float(value) for measure, value in values.items()}
