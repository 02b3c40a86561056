"""What all figures look like: calm, legible on light and on dark, nothing from the network."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import plotly.graph_objects as go
from markupsafe import escape

from ..theme import COPPER

# The palette of Okabe and Ito, which colour-blind people tell apart. Its yellow and black are left
# out: one is lost on white, the other on dark.
PALETTE: Mapping[str, str] = {
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "green": "#009E73",
    "blue": "#0072B2",
    "vermilion": "#D55E00",
    "purple": "#CC79A7",
}
CLEAR = "rgba(0,0,0,0)"
NO_DRAGGING = {"fixedrange": True}  # of an axis: a finger on the figure scrolls the page
_FONT = "Segoe UI, Helvetica Neue, Liberation Sans, sans-serif"
_HOVER_WIDTH = 38  # letters: what a phone can show beside a point
_LABEL_WIDTH = 24  # letters of a name beside a bar
_BUTTONS = ("zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale")


def ink(dark: bool) -> str:
    """The colour of words."""
    return "#f5f5f4" if dark else "#1c1917"


def quiet(dark: bool) -> str:
    """The colour of what is neither accent nor words."""
    return "#a8a29e" if dark else "#78716c"


def faint(dark: bool) -> str:
    """The colour of lines behind the data."""
    return "rgba(245,245,244,0.16)" if dark else "rgba(28,25,23,0.13)"


def accent(dark: bool) -> str:
    """The one colour of a figure that needs no more."""
    return COPPER.c400 if dark else COPPER.c600


def template_for(dark: bool) -> go.layout.Template:
    """Fonts, colours and margins, to be laid over a page of its own colour."""
    axis = {
        "automargin": True,
        "gridcolor": faint(dark),
        "linecolor": faint(dark),
        "zeroline": False,
        "title": {"font": {"size": 13}},
        # Ticks that nobody sees keep the labels of two axes apart in their corner.
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": CLEAR,
    }
    legend = {"bgcolor": CLEAR, "orientation": "h", "font": {"size": 12}}
    return go.layout.Template(
        layout={
            "font": {"family": _FONT, "size": 13, "color": ink(dark)},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "colorway": [accent(dark), *PALETTE.values()],
            "xaxis": axis,
            "yaxis": axis,
            "legend": legend,
            "hoverlabel": _hover_box(dark),
            "dragmode": False,
            "modebar": {"bgcolor": CLEAR, "color": quiet(dark), "activecolor": accent(dark)},
        }
    )


def still(figure: go.Figure) -> go.Figure:
    """The same figure, not to be zoomed: all of it is in sight."""
    figure.update_layout(modebar={"remove": list(_BUTTONS)})
    figure.update_xaxes(**NO_DRAGGING)
    figure.update_yaxes(**NO_DRAGGING)
    return figure


def plain(text: str) -> str:
    """The text as a label that shows its every letter: Plotly reads labels as HTML."""
    return str(escape(text))


def hover_label(title: str, *paragraphs: str) -> str:
    """A bold title and paragraphs below it, in lines narrow enough for a phone; none for empty."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    return "<br>".join([f"<b>{'<br>'.join(_lines(title))}</b>", *lines])


def short(text: str) -> str:
    """The text as a label beside a bar, cut where it is long."""
    cut = text if len(text) <= _LABEL_WIDTH else f"{text[: _LABEL_WIDTH - 1].rstrip()}…"
    return plain(cut)


def _lines(text: str) -> list[str]:
    return [plain(line) for line in textwrap.wrap(text, _HOVER_WIDTH)]


def _hover_box(dark: bool) -> dict[str, object]:
    return {
        "bgcolor": "#292524" if dark else "#ffffff",
        "bordercolor": quiet(dark),
        "font": {"family": _FONT, "size": 13, "color": ink(dark)},
        "align": "left",
        "namelength": -1,
    }
