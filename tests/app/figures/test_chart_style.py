from __future__ import annotations

import plotly.graph_objects as go
import pytest

from orelore_app.figures.chart_style import (
    CLEAR,
    accent,
    hover_label,
    ink,
    plain,
    short,
    still,
    template_for,
)


@pytest.mark.parametrize("dark", [False, True])
def test_a_figure_shows_the_page_behind_it(dark: bool) -> None:
    layout = template_for(dark).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == (CLEAR, CLEAR)
    assert (layout.font.color, layout.colorway[0]) == (ink(dark), accent(dark))
    assert layout.xaxis.automargin
    assert layout.yaxis.automargin


def test_words_and_accent_differ_between_light_and_dark() -> None:
    assert ink(True) != ink(False)
    assert accent(True) != accent(False)


def test_a_label_shows_every_letter() -> None:
    assert plain("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"


def test_a_long_name_is_cut_before_it_is_escaped() -> None:
    assert short("Astana Times") == "Astana Times"
    assert short("&" * 30) == "&amp;" * 23 + "…"


def test_a_hover_label_is_narrow_and_leaves_no_empty_lines() -> None:
    label = hover_label("Boz & co", "", "word " * 20)
    title, *lines = label.split("<br>")
    assert title == "<b>Boz &amp; co</b>"
    assert len(lines) == 3
    assert max(map(len, lines)) <= 38


def test_a_still_figure_has_no_buttons_to_zoom() -> None:
    figure = still(go.Figure())
    assert {"zoom", "pan", "select"} <= set(figure.layout.modebar.remove)
    assert (figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (True, True)
