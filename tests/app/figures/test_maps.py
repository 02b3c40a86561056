from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from orelore import Place
from orelore_app.figures.maps import REGION_ONLY, place_map
from orelore_app.figures.place_looks import COLOURS, SIGNS


def drawn(figure: go.Figure) -> dict[str, Any]:
    """The traces with places, by their metal."""
    return {trace.name: trace for trace in figure.data if trace.customdata}


def entries(figure: go.Figure, legend: str) -> list[str]:
    keys = [t for t in figure.data if t.showlegend is not False and t.legend == legend]
    return [key.name for key in keys]


def test_a_point_leads_to_the_place_and_its_articles(place: Place) -> None:
    trace = drawn(place_map([place]))["gold"]
    assert list(trace.customdata) == [["Boz", ["boz", "qora"]]]
    assert trace.hovertext[0].startswith("<b>Boz</b><br>Mine in Navoiy, Uzbekistan")


def test_the_metal_is_the_colour_and_the_kind_the_sign(place: Place) -> None:
    port = replace(place, name="Orda", kind="port", minerals=("uranium",))
    traces = drawn(place_map([place, port]))
    assert traces["uranium"].marker.color == COLOURS["uranium"]
    assert list(traces["uranium"].marker.symbol) == [SIGNS["port"]]
    assert list(traces["gold"].marker.symbol) == [SIGNS["mine"]]


def test_a_place_known_to_its_region_is_larger_hollow_and_below(place: Place) -> None:
    vague = replace(place, name="Qora", precision="region")
    figure = place_map([place, vague])
    trace = drawn(figure)["gold"]
    assert [name for name, _ in trace.customdata] == ["Qora", "Boz"]
    assert list(trace.marker.symbol) == ["circle-open", "circle"]
    assert trace.marker.size[0] > trace.marker.size[1]
    assert "Only the region is known" in trace.hovertext[0]
    assert entries(figure, "legend2") == ["mine", REGION_ONLY]


def test_the_legends_name_what_is_on_the_map_alone(place: Place) -> None:
    figure = place_map([place, replace(place, name="Qora", minerals=("tin",), kind="plant")])
    assert entries(figure, "legend") == ["gold", "other"]
    assert entries(figure, "legend2") == ["mine", "plant"]


def test_a_metal_is_hidden_with_its_entry_in_the_legend(place: Place) -> None:
    groups = [t.legendgroup for t in place_map([place]).data if t.name == "gold"]
    assert groups == ["gold", "gold"]


def test_a_kilometre_is_as_long_up_as_across(place: Place) -> None:
    layout = place_map([place]).layout
    assert (layout.yaxis.scaleanchor, layout.yaxis.scaleratio) == ("x", 1)


def test_a_place_far_off_is_in_sight(place: Place) -> None:
    figure = place_map([replace(place, longitude=120.0)])
    [x] = drawn(figure)["gold"].x
    low, high = figure.layout.xaxis.range
    assert low < x < high


def test_without_places_there_is_the_backdrop() -> None:
    assert len(place_map([]).data) == 3


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_the_map_comes_from_elsewhere(dark: bool, place: Place) -> None:
    figure = place_map([place], dark=dark)
    assert "http" not in figure.to_json()
    assert {trace.type for trace in figure.data} == {"scatter"}
