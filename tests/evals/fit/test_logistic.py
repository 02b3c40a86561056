import math

import pytest

from orelore.evals.fit.logistic import fit_line


def test_a_line_gives_the_log_odds_that_the_labels_have() -> None:
    # Of the rows with 0 a quarter holds, of those with 1 three quarters.
    rows = [[0.0]] * 400 + [[1.0]] * 400
    labels = [n % 4 == 0 for n in range(400)] + [n % 4 != 0 for n in range(400)]
    line = fit_line(rows, labels)
    assert line.bias == pytest.approx(-math.log(3), abs=0.05)
    assert line.bias + line.weights[0] == pytest.approx(math.log(3), abs=0.05)


def test_the_unit_of_a_number_does_not_matter() -> None:
    rows, labels = [[0.0], [1.0], [2.0], [3.0]] * 10, [False, False, True, True] * 10
    small, large = fit_line(rows, labels), fit_line([[1000 * x] for [x] in rows], labels)
    assert large.weights[0] == pytest.approx(small.weights[0] / 1000)
    assert large.pulls == pytest.approx(small.pulls)
    assert large.bias == pytest.approx(small.bias)


def test_a_number_that_never_changes_weighs_nothing() -> None:
    line = fit_line([[0.0, 7.0], [1.0, 7.0]] * 10, [False, True] * 10)
    assert line.weights[1] == 0
