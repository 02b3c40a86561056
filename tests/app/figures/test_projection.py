from __future__ import annotations

from math import dist

import pytest

from orelore_app.figures.projection import project


def test_the_middle_of_the_map_is_its_origin() -> None:
    assert project(67, 45) == pytest.approx((0, 0), abs=1e-6)


def test_east_is_right_and_north_is_up() -> None:
    assert project(68, 45)[0] > 0 > project(66, 45)[0]
    assert project(67, 46)[1] > 0 > project(67, 44)[1]


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((76.89, 43.24), (74.59, 42.87), 191),  # Almaty, Bishkek
        ((71.43, 51.13), (76.89, 43.24), 971),  # Astana, Almaty
        ((69.24, 41.31), (58.38, 37.95), 1003),  # Tashkent, Ashgabat
    ],
)
def test_distances_are_those_of_the_globe(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    assert dist(project(*one), project(*other)) == pytest.approx(km, rel=0.02)
