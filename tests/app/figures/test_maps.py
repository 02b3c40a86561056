from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from orelore import Place
from orelore_app.figures.maps import CHOSEN, REGION_ONLY, place_map
from orelore_app.figures.place_looks import COLOURS, SIGNS


def drawn(figure: go.Figure) -> dict[str, Any]:
    """The traces with places, by their metal."""
    return {trace.name: trace for trace in figure.data if trace.customdata}


def entries(figure: go.Figure, legend: str) -> list[str]:
    keys = [t for t in figure.data if t.showlegend is not False and t.legend == legend]
    return [key.name for key in keys]


def test_a_point_leads_to_its_place_among_all(place: Place) -> None:
    nowhere = replace(place, name="Qora", latitude=None, longitude=None, precision="")
    trace = drawn(place_map([nowhere, place]))["gold"]
    assert list(trace.customdata) == [[1, "Boz"]]
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
    assert [name for _, name in trace.customdata] == ["Qora", "Boz"]
    assert list(trace.marker.symbol) == ["circle-open", "circle"]
    assert trace.marker.size[0] > trace.marker.size[1]
    assert "Only the region is known" in trace.hovertext[0]
    assert entries(figure, "legend2") == ["mine", REGION_ONLY]


def test_the_legends_name_what_is_on_the_map_alone(place: Place) -> None:
    figure = place_map([place, replace(place, name="Qora", minerals=("tin",), kind="plant")])
    assert entries(figure, "legend") == ["gold", "other"]
    assert entries(figure, "legend2") == ["mine", "plant"]


def test_what_is_shown_is_not_chosen_in_the_legends(place: Place) -> None:
    layout = place_map([place]).layout
    for legend in (layout.legend, layout.legend2):
        assert (legend.itemclick, legend.itemdoubleclick) == (False, False)


def test_the_last_trace_waits_for_a_chosen_place(place: Place) -> None:
    ring = place_map([place]).data[-1]
    assert (ring.meta, list(ring.x)) == (CHOSEN, [None])


def test_coordinates_are_sent_to_a_tenth_of_a_kilometre(place: Place) -> None:
    for trace in place_map([place]).data:
        assert all(x is None or x == round(x, 1) for x in trace.x)


def test_a_kilometre_is_as_long_up_as_across(place: Place) -> None:
    layout = place_map([place]).layout
    assert (layout.yaxis.scaleanchor, layout.yaxis.scaleratio) == ("x", 1)


def test_a_place_far_off_is_in_sight(place: Place) -> None:
    figure = place_map([replace(place, longitude=120.0)])
    [x] = drawn(figure)["gold"].x
    low, high = figure.layout.xaxis.range
    assert low < x < high


def test_without_places_there_are_the_backdrop_and_the_ring() -> None:
    assert len(place_map([]).data) == 4


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_the_map_comes_from_elsewhere(dark: bool, place: Place) -> None:
    figure = place_map([place], dark=dark)
    assert "http" not in figure.to_json()
    assert {trace.type for trace in figure.data} == {"scatter"}
