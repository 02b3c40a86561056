from __future__ import annotations

import pytest

from orelore import Point, Source
from orelore_app.figures.country_figures import country_chart

HOSTILE = "<img src=x onerror=alert(1)>"
HERALD = Source("figures", "Boz", "Steppe Herald", "2024-05", "https://example.org/boz")
ROWS = [
    ("China", Point("2022", "8-10", "", HERALD, 8, 10)),
    ("Peru", Point("2022", "2", "", HERALD, 2, 2)),
    ("Peru", Point("2022", "3", "", HERALD, 3, 3)),
]


def test_a_country_has_a_row_and_a_value_a_point() -> None:
    _, points = country_chart(ROWS, "t").data
    assert list(zip(points.y, points.x, strict=True)) == [("China", 9), ("Peru", 2), ("Peru", 3)]
    assert list(points.customdata) == [0, 1, 2]


def test_one_line_reaches_to_the_highest_value_of_a_country() -> None:
    lines, _ = country_chart(ROWS, "t").data
    assert list(zip(lines.y[1::3], lines.x[1::3], strict=True)) == [("China", 9), ("Peru", 3)]


def test_the_first_country_is_on_top() -> None:
    axis = country_chart(ROWS, "t").layout.yaxis
    assert (list(axis.tickvals), axis.autorange) == (["China", "Peru"], "reversed")


def test_a_range_reaches_from_end_to_end() -> None:
    _, points = country_chart(ROWS, "t").data
    assert (list(points.error_x.array), points.error_x.visible) == ([1, 0, 0], True)


def test_where_sources_differ_the_points_are_hollow() -> None:
    _, points = country_chart(ROWS, "t").data
    assert list(points.marker.symbol) == ["circle", "diamond-open", "diamond-open"]


def test_a_point_tells_its_country_its_words_and_its_source() -> None:
    _, points = country_chart(ROWS, "t").data
    assert points.hovertext[0] == "<b>China, 2022: 8-10 t</b><br>Steppe Herald, 2024-05"


def test_names_stay_text() -> None:
    point = Point("2022", "4", HOSTILE, Source("s", HOSTILE, HOSTILE), 4, 4)
    figure = country_chart([(HOSTILE, point)], HOSTILE)
    labels = [figure.data[1].hovertext, figure.layout.yaxis.ticktext, figure.layout.xaxis.title]
    assert "<img" not in str(labels)


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_a_chart_comes_from_elsewhere(dark: bool) -> None:
    assert "http" not in country_chart(ROWS, "t", dark=dark).to_json()
