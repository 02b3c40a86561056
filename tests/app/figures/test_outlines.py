from __future__ import annotations

from itertools import pairwise

import pytest

from orelore_app.figures.outlines import backdrop, outlines
from orelore_app.figures.projection import XY, project
from orelore_app.theme import STATIC


def is_inside(point: XY, ring: tuple[XY, ...]) -> bool:
    """By the number of sides that a ray to the right crosses."""
    x, y = point
    level = [(a, b) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)]
    meets = [a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in level]
    crossed: int = sum(x < at for at in meets)
    return crossed % 2 == 1


def test_the_five_countries_are_there() -> None:
    names = [name for name, _ in outlines().names]
    assert names == ["Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"]


def test_countries_are_closed_rings() -> None:
    assert all(ring[0] == ring[-1] for ring in outlines().countries)


@pytest.mark.parametrize(
    "capital", [(71.43, 51.13), (69.24, 41.31), (74.59, 42.87), (68.78, 38.56), (58.38, 37.95)]
)
def test_each_capital_lies_in_one_country(capital: tuple[float, float]) -> None:
    around = [ring for ring in outlines().countries if is_inside(project(*capital), ring)]
    assert len(around) == 1


def test_moscow_lies_in_none() -> None:
    moscow = project(37.62, 55.75)
    assert not any(is_inside(moscow, ring) for ring in outlines().countries)


def test_the_file_is_small_and_tells_where_it_comes_from() -> None:
    text = (STATIC / "outlines.json").read_text(encoding="utf-8")
    assert len(text) < 150_000
    assert "Natural Earth" in text
    assert "public domain" in text


def test_the_backdrop_answers_no_pointer() -> None:
    traces = backdrop(dark=False)
    assert [trace.mode for trace in traces] == ["lines", "lines", "text"]
    assert all((trace.hoverinfo, trace.showlegend) == ("skip", False) for trace in traces)
