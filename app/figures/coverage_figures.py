"""What the corpus covers, as figures: subjects, months and publishers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from orelore import Article

from ..html import counted
from ..theme import COPPER
from .chart_style import accent, faint, hover_label, ink, short, still, template_for
from .pages import Bar, pages_by_month, pages_by_publisher, pages_of
from .subjects import Cell, grid_of

COLUMNS, ROWS = 8, 30  # of the heat map; the others have one more
PUBLISHERS = 25
NOTHING = "–"  # in a cell without articles
_ROW_HEIGHT, _AXIS_HEIGHT, _TIMELINE_HEIGHT = 24, 110, 300  # pixels
# Most cells hold few articles: the lower end gets most of the shades. Numbers are read on each.
# A cell without articles is no gap but grey, with a dash: what is missing is in sight too.
_FEW = 1e-6
_LIGHT = ((_FEW, COPPER.c100), (0.2, COPPER.c200), (0.5, COPPER.c300), (1, COPPER.c400))
_DARK = ((_FEW, COPPER.c950), (0.3, COPPER.c800), (1, COPPER.c600))


def subject_map(articles: Sequence[Article], *, dark: bool = False) -> go.Figure:
    """The number of articles by mineral (rows) and country (columns), as a heat map.

    What has fewest articles shares one row or column, "others (n)". The customdata of a cell is
    `["subject", country, mineral]`.
    """
    grid = subjects_of(articles)
    figure = go.Figure(_cells(grid, dark), _rows_layout(len(grid), dark))
    countries = [cell.country for cell in grid[0]] if grid else []
    figure.update_xaxes(**_ticks(countries), side="top", tickangle=-90)
    figure.update_yaxes(**_ticks([row[0].mineral for row in grid if row]), autorange="reversed")
    return still(figure)


def subjects_of(articles: Sequence[Article]) -> list[list[Cell]]:
    """The cells of the heat map, row by row."""
    return grid_of(articles, columns=COLUMNS, rows=ROWS)


def publishers_of(articles: Sequence[Article]) -> list[Bar]:
    """The rows of the busiest publishers, the others last."""
    return pages_by_publisher(pages_of(articles), most=PUBLISHERS)


def timeline(articles: Sequence[Article], *, dark: bool = False) -> go.Figure:
    """The pages behind the articles, by the month they were published in.

    A page counts once, however many articles rest on it; `timeline_note` tells those without a
    month. The customdata of a bar is `["month", "2024-05"]`.
    """
    dated = pages_by_month(pages_of(articles)).dated
    bars = go.Bar(
        x=list(dated),
        y=[len(pages) for pages in dated.values()],
        xperiod="M1",
        marker={"color": accent(dark), "line": {"width": 0}},
        hovertext=[f"{month}: {counted(len(pages), 'page')}" for month, pages in dated.items()],
        hoverinfo="text",
        customdata=[["month", month] for month in dated],
    )
    layout = {"template": template_for(dark), "height": _TIMELINE_HEIGHT, "hovermode": "x"}
    figure = go.Figure(bars, layout)
    figure.update_xaxes(type="date", showgrid=False)
    figure.update_yaxes(title={"text": "pages a month"}, rangemode="tozero", tickformat="d")
    return still(figure)


def timeline_note(articles: Sequence[Article]) -> str:
    """How many pages the time line cannot show; empty where it shows all."""
    months = pages_by_month(pages_of(articles))
    missing = ((months.year_only, "dated to a year only"), (months.undated, "not dated"))
    parts = [f"{counted(len(pages), 'page')} {state}" for pages, state in missing if pages]
    return f"Not shown: {' and '.join(parts)}." if parts else ""


def publisher_bars(articles: Sequence[Article], *, dark: bool = False) -> go.Figure:
    """The number of pages of the busiest publishers, and in a last row of the others together.

    The others have a number and no bar, which would dwarf all above it. The customdata of a row is
    `["publisher", name]`.
    """
    rows = publishers_of(articles)
    longest = max((len(row.pages) for row in rows if not row.is_rest), default=1)
    figure = go.Figure(_bars(rows, dark), _rows_layout(len(rows), dark))
    figure.update_xaxes(visible=False, range=[0, 1.2 * longest])
    figure.update_yaxes(**_ticks([row.name for row in rows]), autorange="reversed")
    return still(figure)


def _cells(grid: Sequence[Sequence[Cell]], dark: bool) -> go.Heatmap:
    return go.Heatmap(
        z=[[len(cell.articles) for cell in row] for row in grid],
        text=[[str(len(cell.articles) or NOTHING) for cell in row] for row in grid],
        texttemplate="%{text}",
        textfont={"color": ink(dark)},
        hovertext=[[_cell_text(cell) for cell in row] for row in grid],
        hoverinfo="text",
        customdata=[[["subject", c.country, c.mineral] for c in row] for row in grid],
        colorscale=((0, faint(dark)), *(_DARK if dark else _LIGHT)),
        zmin=0,
        showscale=False,
        xgap=1,
        ygap=1,
    )


def _cell_text(cell: Cell) -> str:
    number = counted(len(cell.articles), "article")
    return hover_label(f"{cell.country}, {cell.mineral}", number)


def _bars(rows: Sequence[Bar], dark: bool) -> go.Bar:
    return go.Bar(
        x=[0 if row.is_rest else len(row.pages) for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        text=[_told(row) if row.is_rest else str(len(row.pages)) for row in rows],
        textposition="outside",
        cliponaxis=False,
        marker={"color": accent(dark), "line": {"width": 0}},
        hovertext=[hover_label(row.name, _told(row)) for row in rows],
        hoverinfo="text",
        customdata=[["publisher", row.name] for row in rows],
    )


def _told(row: Bar) -> str:
    return counted(len(row.pages), "page")


def _rows_layout(rows: int, dark: bool) -> Mapping[str, Any]:
    return {"template": template_for(dark), "height": _AXIS_HEIGHT + _ROW_HEIGHT * rows}


def _ticks(names: Sequence[str]) -> Mapping[str, Any]:
    """Names at whole numbers: as categories, two that are cut alike would be one."""
    places = list(range(len(names)))
    return {"tickvals": places, "ticktext": [short(name) for name in names], "showgrid": False}
