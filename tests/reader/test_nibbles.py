from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orelore.reader.nibbles import GROUP, quantised, restored

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS, st.floats(1e-3, 1e3), st.floats(0, 1))
def test_no_group_is_further_off_than_a_step_of_its_largest_value(
    seed: int, size: float, share: float
) -> None:
    chance = np.random.default_rng(seed)
    matrix = size * chance.standard_t(2, size=(2, 2 * GROUP)).astype(np.float32)
    matrix *= chance.random(matrix.shape) < share
    off = (restored(*quantised(matrix)) - matrix).reshape(-1, GROUP)
    largest = np.abs(matrix.reshape(-1, GROUP)).max(axis=1)
    assert (np.sqrt((off**2).mean(axis=1)) <= largest / 8 * 1.01).all()


@given(SEEDS)
def test_sixteenths_come_back_exactly(seed: int) -> None:
    steps = np.random.default_rng(seed).integers(-8, 8, size=(2, GROUP))
    steps[:, 0] = -8
    matrix = (steps / 16).astype(np.float32)
    assert (restored(*quantised(matrix)) == matrix).all()


def test_two_values_share_a_byte_and_a_group_shares_a_scale() -> None:
    packed, scales = quantised(np.ones((5, 3 * GROUP), dtype=np.float32))
    assert packed.shape == (5, 3 * GROUP // 2)
    assert scales.shape == (5, 3)
    assert (packed.itemsize, scales.itemsize) == (1, 2)


def test_nothing_stays_nothing() -> None:
    nothing = np.zeros((2, GROUP), dtype=np.float32)
    assert (restored(*quantised(nothing)) == 0).all()


def test_values_like_those_of_training_are_kept_to_a_tenth() -> None:
    matrix = np.random.default_rng(0).normal(size=(64, 6 * GROUP)).astype(np.float32)
    off = restored(*quantised(matrix)) - matrix
    assert off.std() < 0.11 * matrix.std()
