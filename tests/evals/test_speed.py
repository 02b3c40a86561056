from __future__ import annotations

import time

from orelore.evals.speed import Comparison, alternate


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    assert Comparison(ours=(20.0, 90.0, 30.0), reference=(10.0, 10.0, 10.0)).ratio == 3.0


def test_both_run_in_turns_and_the_first_turn_is_not_counted() -> None:
    turns: list[str] = []
    result = alternate(lambda: turns.append("a"), lambda: turns.append("b"), size=1, rounds=2)
    assert turns == ["a", "b"] * 3
    assert len(result.ours) == len(result.reference) == 2


def test_rates_are_texts_per_second() -> None:
    result = alternate(lambda: time.sleep(0.02), lambda: time.sleep(0.08), size=10, rounds=1)
    assert 50 < result.ours[0] <= 500
    assert result.ratio > 1
