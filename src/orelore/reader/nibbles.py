"""Matrices as 4-bit integers, two a byte, with a scale for each group of inputs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Scales = npt.NDArray[np.float16]

GROUP = 64  # inputs that share a scale
LOWEST, HIGHEST = -8, 7
# Of the scale that reaches a group's largest value. A smaller one cuts that off and is finer for
# all others.
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)


def quantised(matrix: Floats) -> tuple[Bytes, Scales]:
    """The matrix (outputs, inputs) packed, and its scales (outputs, groups)."""
    groups = matrix.reshape(len(matrix), -1, GROUP)
    largest = np.take_along_axis(groups, np.abs(groups).argmax(-1)[..., None], -1)[..., 0]
    # There is one more step below zero than above, so the largest value goes there.
    candidates = [(largest * share / LOWEST).astype(np.float16) for share in SHARES]
    errors = [((groups - _restored(_steps(groups, s), s)) ** 2).sum(-1) for s in candidates]
    scales: Scales = np.choose(np.argmin(errors, axis=0), candidates)
    steps = (_steps(groups, scales) - LOWEST).astype(np.uint8).reshape(matrix.shape)
    packed: Bytes = steps[:, ::2] | (steps[:, 1::2] << np.uint8(4))
    return packed, scales


def restored(packed: Bytes, scales: Scales) -> Floats:
    """The matrix that was packed, about."""
    steps = np.stack([packed & 15, packed >> 4], axis=-1).astype(np.float32) + LOWEST
    groups = steps.reshape(*scales.shape, GROUP)
    return _restored(groups, scales).reshape(len(packed), -1)


def _steps(groups: Floats, scales: Scales) -> Floats:
    """The nearest of the 16 steps for each value; a group without a scale is all zeros."""
    wide = scales.astype(np.float32)[..., None]
    steps = np.divide(groups, wide, out=np.zeros_like(groups), where=wide != 0)
    whole: Floats = np.rint(steps).clip(LOWEST, HIGHEST)
    return whole


def _restored(steps: Floats, scales: Scales) -> Floats:
    values: Floats = steps * scales.astype(np.float32)[..., None]
    return values
