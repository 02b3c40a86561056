import numpy as np
import pytest

from orelore.evals.bootstrap import Estimate, interval, paired_difference


def test_values_that_do_not_vary_leave_no_doubt() -> None:
    assert interval([0.5] * 8) == Estimate(mean=0.5, low=0.5, high=0.5, n=8)


def test_the_interval_is_as_wide_as_the_normal_law_says() -> None:
    values = [0.0, 1.0] * 200
    half = 1.96 * 0.5 / 400**0.5
    found = interval(values)
    assert (found.low, found.high) == pytest.approx((0.5 - half, 0.5 + half), abs=0.006)


def test_the_interval_holds_the_true_mean_about_as_often_as_its_level_says() -> None:
    random = np.random.default_rng(1)
    runs = [interval(random.normal(size=60).tolist(), samples=400, level=0.8) for _ in range(300)]
    assert np.mean([run.low <= 0 <= run.high for run in runs]) == pytest.approx(0.8, abs=0.06)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [0.1, 0.9, 0.4, 0.7, 0.2]
    assert interval(values, seed=3) == interval(values, seed=3)
    assert interval(values, seed=3) != interval(values, seed=4)


def test_nothing_has_no_interval() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        interval([])


def test_a_difference_is_taken_question_by_question() -> None:
    old = {"a": 0.0, "b": 0.5, "c": 0.9, "only old": 0.0}
    new = {"c": 1.0, "b": 0.6, "a": 0.1, "only new": 1.0}
    found = paired_difference(new, old)
    assert found.n == 3
    assert found.mean == pytest.approx(0.1)
    assert found.high - found.low == pytest.approx(0)  # though the questions differ widely
