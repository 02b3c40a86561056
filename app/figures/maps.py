"""A map of the places: their kind as a sign, their metal as a colour.

It is drawn with plain lines and points. Plotly's own maps fetch tiles or outlines from servers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from orelore import Place

from .chart_style import accent, ink, quiet, template_for
from .outlines import backdrop, outlines
from .place_looks import (
    COLOURS,
    OTHER,
    SIGNS,
    colour_of,
    hover_text,
    is_hollow,
    metal_of,
    sign_of,
)
from .spots import Spot, spots_of

REGION_ONLY = "only the region is known"
CHOSEN = "chosen"  # the meta of the ring around the place that the reader chose
_SIZE, _RING_SIZE, _CHOSEN_SIZE = 8, 13, 22  # pixels
_MARGIN_KM = 60


def place_map(places: Iterable[Place], *, dark: bool = False) -> go.Figure:
    """The places that have a point; `spots.without_point` tells the others.

    The customdata of a point is `[index, name]`, the index among the places given. A hollow sign,
    larger than the others, is a place of which only the region is known. The figure is as high as
    the page lets it be, and its last trace is the ring around a chosen place, around none yet.
    """
    spots = spots_of(places)
    figure = go.Figure(backdrop(dark), _layout(spots, dark))
    for metal in (*COLOURS, OTHER):
        if of_metal := [spot for spot in spots if metal_of(spot.place) == metal]:
            key = {"color": colour_of(metal, dark), "size": 10}
            figure.add_trace(_key(metal, key, "legend"))
            figure.add_trace(_points(metal, of_metal, dark))
    figure.add_traces(_sign_keys([spot.place for spot in spots], dark))
    figure.add_trace(_ring(dark))
    return figure


def _points(metal: str, spots: Sequence[Spot], dark: bool) -> go.Scatter:
    # Hollow signs lie below the others: they are larger and say less.
    ordered = sorted(spots, key=lambda spot: not is_hollow(spot.place))
    places = [spot.place for spot in ordered]
    return go.Scatter(
        x=[round(spot.x, 1) for spot in ordered],
        y=[round(spot.y, 1) for spot in ordered],
        mode="markers",
        marker={
            "color": colour_of(metal, dark),
            "symbol": [sign_of(place) for place in places],
            "size": [_RING_SIZE if is_hollow(place) else _SIZE for place in places],
            "line": {"width": [2 if is_hollow(p) else 0.8 for p in places], "color": ink(dark)},
        },
        name=metal,
        legendgroup=metal,
        showlegend=False,
        hoverinfo="text",
        hovertext=[hover_text(place) for place in places],
        customdata=[[spot.index, spot.place.name] for spot in ordered],
    )


def _ring(dark: bool) -> go.Scatter:
    line = {"width": 3, "color": accent(dark)}
    return go.Scatter(
        x=[None],
        y=[None],
        mode="markers",
        marker={"symbol": "circle-open", "size": _CHOSEN_SIZE, "color": accent(dark), "line": line},
        meta=CHOSEN,
        showlegend=False,
        hoverinfo="skip",
    )


def _sign_keys(places: Sequence[Place], dark: bool) -> list[go.Scatter]:
    """An entry for each kind there is, and for hollow signs."""
    there: set[str] = {place.kind for place in places}
    signs = [(kind, sign, _SIZE) for kind, sign in SIGNS.items() if kind in there]
    if any(map(is_hollow, places)):
        signs.append((REGION_ONLY, "circle-open", _RING_SIZE))
    return [
        _key(name, {"color": quiet(dark), "symbol": sign, "size": size}, "legend2")
        for name, sign, size in signs
    ]


def _key(name: str, marker: Mapping[str, Any], legend: str) -> go.Scatter:
    """An entry of a legend, without a point on the map."""
    return go.Scatter(
        x=[None],
        y=[None],
        mode="markers",
        marker=marker,
        name=name,
        legend=legend,
        legendgroup=name,
        hoverinfo="skip",
    )


def _layout(spots: Sequence[Spot], dark: bool) -> Mapping[str, Any]:
    corners = [point for line in outlines().countries for point in line]
    xs, ys = zip(*corners, *((spot.x, spot.y) for spot in spots), strict=True)
    hidden = {"visible": False, "constrain": "domain"}
    # What is shown is chosen above the map: a second way in the legend would not agree with it.
    still = {"itemclick": False, "itemdoubleclick": False}
    return {
        "template": template_for(dark),
        "margin": {"l": 0, "r": 34, "t": 8, "b": 8},  # the buttons stand on the right
        "dragmode": "pan",
        "uirevision": "map",  # another look keeps what the reader zoomed to
        "xaxis": {**hidden, "range": _range(xs)},
        "yaxis": {**hidden, "range": _range(ys), "scaleanchor": "x", "scaleratio": 1},
        "legend": {"y": 0.0, "yanchor": "top", **still},
        # A template has no second legend.
        "legend2": {
            "y": 1.0,
            "yanchor": "bottom",
            "orientation": "h",
            "font": {"size": 12},
            **still,
        },
        "modebar": {"remove": ["select", "lasso", "autoScale"], "orientation": "v"},
    }


def _range(values: Sequence[float]) -> list[float]:
    return [min(values) - _MARGIN_KM, max(values) + _MARGIN_KM]
