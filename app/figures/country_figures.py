"""The values of a quantity of one year in several countries, as a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from orelore import Point, source_label

from .chart_style import PALETTE, accent, faint, hover_label, plain, short, still, template_for

Row = tuple[str, Point]  # a country and one value of it

_ROW_HEIGHT, _REST = 34, 92  # pixels


def country_chart(rows: Sequence[Row], unit: str, *, dark: bool = False) -> go.Figure:
    """A point for each value, in the row of its country, the first on top; a range has a bar.

    The points must be numbers. Where sources differ the points are hollow diamonds. The customdata
    of a point is its index in `rows`.
    """
    countries = list(dict.fromkeys(country for country, _ in rows))
    figure = go.Figure([_lines(rows, dark), _markers(rows, unit, dark)])
    figure.update_layout(
        template=template_for(dark),
        height=_REST + _ROW_HEIGHT * len(countries),
        margin={"t": 30},  # for the buttons, which would lie on the first row
        showlegend=False,
    )
    figure.update_xaxes(title={"text": plain(unit)}, rangemode="tozero", showline=False)
    figure.update_yaxes(
        tickvals=countries,
        ticktext=[short(country) for country in countries],
        categoryarray=countries,
        autorange="reversed",
        showgrid=False,
        showline=False,
    )
    return still(figure)


def _lines(rows: Sequence[Row], dark: bool) -> go.Scatter:
    """From zero to the highest value of each country, so that lengths can be compared."""
    highest: dict[str, float] = {}
    for country, point in rows:
        highest[country] = max(highest.get(country, 0), point.number or 0)
    return go.Scatter(
        x=[at for most in highest.values() for at in (0, most, None)],
        y=[name for country in highest for name in (country, country, None)],
        mode="lines",
        line={"color": faint(dark), "width": 6},
        hoverinfo="skip",
    )


def _markers(rows: Sequence[Row], unit: str, dark: bool) -> go.Scatter:
    values = Counter(country for country, _ in rows)
    differ = [values[country] > 1 for country, _ in rows]
    colours = [PALETTE["sky blue"] if several else accent(dark) for several in differ]
    reach = [_half(point) for _, point in rows]
    return go.Scatter(
        x=[point.number for _, point in rows],
        y=[country for country, _ in rows],
        error_x={"array": reach, "visible": any(reach), "color": accent(dark), "thickness": 1.5},
        mode="markers",
        marker={
            "color": colours,
            "size": 10,
            "symbol": ["diamond-open" if several else "circle" for several in differ],
            "line": {"width": 2, "color": colours},
        },
        hovertext=[_hover_text(country, point, unit) for country, point in rows],
        hoverinfo="text",
        customdata=list(range(len(rows))),
    )


def _half(point: Point) -> float:
    low, high = point.bounds or (0.0, 0.0)
    return (high - low) / 2


def _hover_text(country: str, point: Point, unit: str) -> str:
    value = f"{country}, {point.year}: {point.value} {unit}".strip()
    return hover_label(value, source_label(point.source), point.basis)
