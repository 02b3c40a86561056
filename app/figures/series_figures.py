"""The values of a quantity over the years, as a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

import plotly.graph_objects as go

from orelore import Point, Series, source_label

from .chart_style import PALETTE, accent, hover_label, plain, still, template_for

DIFFERING = "sources differ"
_HEIGHT = 320  # pixels


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A point with the numbers that it is drawn at."""

    index: int  # in the points of its series
    point: Point
    year: int
    low: float
    high: float
    is_disputed: bool  # there are several values of its year

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def series_chart(series: Series, *, dark: bool = False) -> go.Figure:
    """The points over the years; a range has a bar from its lowest to its highest number.

    "More than 4" stands at 4, and its label keeps the words. A line joins years that follow each
    other and have one value each. Where sources differ all their values are drawn, as hollow
    diamonds. The customdata of a point is its index in `series.points`. `undrawn` tells the points
    that are no numbers.
    """
    drawn = _drawn(series)
    agreed = [point for point in drawn if not point.is_disputed]
    disputed = [point for point in drawn if point.is_disputed]
    figure = go.Figure(_line(agreed, dark))
    figure.add_trace(_markers(agreed, series.unit, "one value", _solid(dark)))
    if disputed:
        figure.add_trace(_markers(disputed, series.unit, DIFFERING, _hollow()))
    figure.update_layout(_layout(drawn, bool(disputed), dark))
    figure.update_yaxes(title={"text": plain(series.unit)}, rangemode="tozero")
    return still(figure)


def undrawn(series: Series) -> list[Point]:
    """The points whose year or value is no number, and that the chart leaves out."""
    return [point for point in series.points if not _is_number(point)]


def series_note(series: Series) -> str:
    """What the chart leaves out, in words; empty where it shows all. Not escaped."""
    said = [f"{p.year}: {p.value} ({source_label(p.source)})" for p in undrawn(series)]
    return f"Not shown: {'; '.join(said)}." if said else ""


def _is_number(point: Point) -> bool:
    return point.bounds is not None and point.year.isdecimal()


def _drawn(series: Series) -> list[_Drawn]:
    points = [(n, point) for n, point in enumerate(series.points) if _is_number(point)]
    values = Counter(point.year for _, point in points)
    return [
        _Drawn(n, point, int(point.year), *point.bounds, is_disputed=values[point.year] > 1)
        for n, point in points
        if point.bounds is not None
    ]


def _line(points: Sequence[_Drawn], dark: bool) -> go.Scatter:
    steps = [(a, b) for a, b in pairwise(points) if b.year - a.year == 1]
    return go.Scatter(
        x=[year for a, b in steps for year in (a.year, b.year, None)],
        y=[value for a, b in steps for value in (a.middle, b.middle, None)],
        mode="lines",
        line={"color": accent(dark), "width": 1.5},
        opacity=0.6,
        hoverinfo="skip",
        showlegend=False,
    )


def _markers(
    points: Sequence[_Drawn], unit: str, name: str, marker: Mapping[str, Any]
) -> go.Scatter:
    return go.Scatter(
        x=[point.year for point in points],
        y=[point.middle for point in points],
        error_y={
            "array": [point.high - point.middle for point in points],
            "visible": any(point.high > point.low for point in points),
            "color": marker["color"],
            "thickness": 1.5,
            "width": 3,
        },
        mode="markers",
        marker=marker,
        name=name,
        hovertext=[_hover_text(point.point, unit) for point in points],
        hoverinfo="text",
        customdata=[point.index for point in points],
    )


def _hover_text(point: Point, unit: str) -> str:
    value = f"{point.year}: {point.value} {unit}".strip()
    return hover_label(value, source_label(point.source), point.basis)


def _solid(dark: bool) -> Mapping[str, Any]:
    return {"color": accent(dark), "size": 8}


def _hollow() -> Mapping[str, Any]:
    return {"color": PALETTE["sky blue"], "size": 9, "symbol": "diamond-open", "line": {"width": 2}}


def _layout(points: Sequence[_Drawn], has_key: bool, dark: bool) -> Mapping[str, Any]:
    years = [point.year for point in points] or [0]
    first, last = min(years), max(years)
    return {
        "template": template_for(dark),
        "height": _HEIGHT,
        "showlegend": has_key,
        "legend": {"y": 1.0, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        "xaxis": {
            "range": [first - 0.5, last + 0.5],
            "tick0": first,
            "dtick": max(1, ceil((last - first) / 6)),
            "tickformat": "d",
            "showgrid": False,
        },
    }
