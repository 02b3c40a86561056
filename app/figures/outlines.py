"""The outlines of Central Asia, shipped with the page: no map comes from the network.

`static/outlines.json` says where they come from; they are in the public domain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

from ..theme import STATIC
from .chart_style import faint, quiet
from .projection import XY, project

Line = tuple[XY, ...]
_SILENT = {"hoverinfo": "skip", "showlegend": False}


@dataclass(frozen=True, slots=True)
class Outlines:
    """Lines in kilometres, as `project` gives them."""

    countries: tuple[Line, ...]  # closed rings
    neighbours: tuple[Line, ...]
    names: tuple[tuple[str, XY], ...]  # of the countries, and where they stand


@cache
def outlines() -> Outlines:
    """The five countries, and the borders and coasts around them."""
    text = (STATIC / "outlines.json").read_text(encoding="utf-8")
    *countries, neighbours = json.loads(text)["features"]
    polygons = [polygon for c in countries for polygon in c["geometry"]["coordinates"]]
    names = [(c["properties"]["name"], c["properties"]["label"]) for c in countries]
    return Outlines(
        tuple(_line(ring) for polygon in polygons for ring in polygon),
        tuple(map(_line, neighbours["geometry"]["coordinates"])),
        tuple((name, project(*point)) for name, point in names),
    )


def backdrop(dark: bool) -> list[go.Scatter]:
    """Faintly the neighbours, then the countries, then their names."""
    drawn = outlines()
    border = {"color": quiet(dark), "width": 1}
    names, points = zip(*drawn.names, strict=True)
    return [
        go.Scatter(_joined(drawn.neighbours), line={"color": faint(dark), "width": 1}, **_SILENT),
        go.Scatter(
            _joined(drawn.countries), line=border, fill="toself", fillcolor=_land(dark), **_SILENT
        ),
        go.Scatter(
            x=[round(x, 1) for x, _ in points],
            y=[round(y, 1) for _, y in points],
            mode="text",
            text=names,
            textfont={"color": quiet(dark)},
            **_SILENT,
        ),
    ]


def _line(points: Iterable[Sequence[float]]) -> Line:
    return tuple(project(*point) for point in points)


def _joined(lines: Iterable[Line]) -> Mapping[str, Any]:
    """Many lines as one trace, a gap after each, to a tenth of a kilometre."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [*(round(x, 1) for x, _ in line), None]
        ys += [*(round(y, 1) for _, y in line), None]
    return {"x": xs, "y": ys, "mode": "lines"}


def _land(dark: bool) -> str:
    return "rgba(245,245,244,0.05)" if dark else "rgba(28,25,23,0.04)"
