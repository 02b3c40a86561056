from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Point, Series, Source
from orelore_app.figures.series_figures import DIFFERING, series_chart, series_note, undrawn

HOSTILE = "<img src=x onerror=alert(1)>"
HERALD = Source("figures", "Boz", "Steppe Herald", "2024-05", "https://example.org/boz")


def series_of(*values: tuple[str, str]) -> Series:
    """Points of these years and values, most of them whole numbers."""
    points = (Point(year, value, "", HERALD, *_bounds(value)) for year, value in values)
    return Series("Boz: gold", "t", tuple(points))


def _bounds(value: str) -> tuple[float | None, float | None]:
    odd = {"40-50": (40.0, 50.0), "8.1 billion": (8.1e9, 8.1e9), "withheld": (None, None)}
    return odd.get(value) or (float(value), float(value))


def test_where_sources_differ_both_values_are_drawn(series: Series) -> None:
    _, agreed, differing = series_chart(series).data
    assert (list(agreed.x), list(agreed.y)) == ([2023], [6])
    assert (list(differing.x), list(differing.y)) == ([2022, 2022], [4, 5])
    assert differing.name == DIFFERING


def test_a_point_leads_to_its_place_in_the_series(series: Series) -> None:
    _, agreed, differing = series_chart(series).data
    assert (list(agreed.customdata), list(differing.customdata)) == ([2], [0, 1])


def test_a_point_tells_its_words_and_its_source(series: Series) -> None:
    *_, differing = series_chart(series).data
    assert differing.hovertext[1] == (
        "<b>2022: more than 5 t</b><br>Orda Journal<br>by the owner&#39;s count"
    )


def test_a_line_joins_only_years_that_follow_each_other() -> None:
    line, _ = series_chart(series_of(("2020", "1"), ("2021", "2"), ("2023", "4"))).data
    assert (list(line.x), list(line.y)) == ([2020, 2021, None], [1, 2, None])


def test_a_range_has_its_middle_and_both_ends() -> None:
    _, points = series_chart(series_of(("2020", "40-50"), ("2021", "8.1 billion"))).data
    assert list(points.y) == [45, 8.1e9]
    assert (list(points.error_y.array), points.error_y.visible) == ([5, 0], True)


def test_what_is_no_number_is_told_and_not_drawn() -> None:
    series = series_of(("2020", "1"), ("2021", "withheld"), ("soon", "3"))
    _, points = series_chart(series).data
    assert list(points.customdata) == [0]
    assert undrawn(series) == list(series.points[1:])
    assert series_note(series) == (
        "Not shown: 2021: withheld (Steppe Herald, 2024-05); soon: 3 (Steppe Herald, 2024-05)."
    )


def test_a_chart_that_shows_all_needs_no_note_and_no_key() -> None:
    series = series_of(("2020", "1"), ("2021", "2"))
    assert series_note(series) == ""
    assert series_chart(series).layout.showlegend is False


@pytest.mark.parametrize(
    ("years", "step"), [(["2024"], 1), (["2020", "2024"], 1), (["2002", "2024"], 4)]
)
def test_ticks_stand_at_whole_years(years: list[str], step: int) -> None:
    axis = series_chart(series_of(*((year, "1") for year in years))).layout.xaxis
    assert (axis.tick0, axis.dtick) == (int(years[0]), step)
    assert tuple(axis.range) == (int(years[0]) - 0.5, int(years[-1]) + 0.5)


def test_names_stay_text(series: Series) -> None:
    source = Source("s", HOSTILE, HOSTILE, HOSTILE)
    bad = replace(series, unit=HOSTILE, points=(Point("2024", "4", HOSTILE, source, 4, 4),))
    figure = series_chart(bad)
    assert "<img" not in str([[trace.hovertext for trace in figure.data], figure.layout.yaxis])


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_a_chart_comes_from_elsewhere(dark: bool, series: Series) -> None:
    assert "http" not in series_chart(series, dark=dark).to_json()


def test_a_series_without_a_number_is_an_empty_chart() -> None:
    figure = series_chart(series_of(("2021", "withheld")))
    assert not any(trace.x for trace in figure.data)
