from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import pytest

from orelore import Article, Source
from orelore_app.figures.chart_style import faint
from orelore_app.figures.coverage_figures import (
    PUBLISHERS,
    publisher_bars,
    subject_map,
    timeline,
    timeline_note,
)

HOSTILE = "<img src=x onerror=alert(1)>"
Draw = Callable[..., go.Figure]
FIGURES: Sequence[Draw] = (subject_map, timeline, publisher_bars)


def source(number: int, publisher: str, published: str | None) -> Source:
    return Source("s", f"Page {number}", publisher, published, f"https://example.org/{number}")


GOLD = Article(
    "gold",
    "Gold",
    "Up.",
    countries=("Kazakhstan", "China"),
    minerals=("gold",),
    sources=(source(1, "Daily", "2024-05"), source(2, "Daily", "2024-05-31")),
)
TIN = Article(
    "tin",
    "Tin",
    "Down.",
    countries=("Kazakhstan",),
    minerals=("tin", "gold"),
    sources=(source(2, "Daily", "2024-05-31"), source(3, "Post", "2024"), source(4, "Post", None)),
)


def test_the_heat_map_counts_articles_and_shows_where_there_are_none() -> None:
    [heat] = subject_map([GOLD, TIN]).data
    assert [list(row) for row in heat.z] == [[2, 1], [1, 0]]
    assert [list(row) for row in heat.text] == [["2", "1"], ["1", "–"]]
    assert heat.hovertext[1][1] == "<b>China, tin</b><br>0 articles"


def test_a_cell_without_articles_is_of_another_colour_than_one_with_few() -> None:
    for dark in (False, True):
        [heat] = subject_map([GOLD, TIN], dark=dark).data
        (none, nobody), (few, somebody), *_ = heat.colorscale
        assert (none, nobody) == (0, faint(dark))
        assert few < 0.01
        assert somebody.startswith("#")


def test_a_cell_tells_what_was_clicked() -> None:
    [heat] = subject_map([GOLD, TIN]).data
    assert heat.customdata[0][0] == ["subject", "Kazakhstan", "gold"]
    assert heat.hovertext[0][1] == "<b>China, gold</b><br>1 article"


def test_rows_and_columns_are_named() -> None:
    layout = subject_map([GOLD, TIN]).layout
    assert list(layout.xaxis.ticktext) == ["Kazakhstan", "China"]
    assert list(layout.yaxis.ticktext) == ["gold", "tin"]
    assert layout.yaxis.autorange == "reversed"


def test_the_time_line_counts_a_page_once_in_its_month() -> None:
    [bars] = timeline([GOLD, TIN]).data
    assert (list(bars.x), list(bars.y)) == (["2024-05"], [2])
    assert list(bars.customdata) == [["month", "2024-05"]]


def test_pages_without_a_month_are_told_in_words() -> None:
    assert timeline_note([GOLD, TIN]) == (
        "Not shown: 1 page dated to a year only and 1 page not dated."
    )
    assert timeline_note([GOLD]) == ""


def test_publishers_are_bars_with_their_names() -> None:
    figure = publisher_bars([GOLD, TIN])
    [bars] = figure.data
    assert (list(bars.x), list(bars.text)) == ([2, 2], ["2", "2"])
    assert list(figure.layout.yaxis.ticktext) == ["Daily", "Post"]
    assert bars.customdata[0] == ["publisher", "Daily"]


def test_the_other_publishers_have_a_number_and_no_bar() -> None:
    sources = [source(n, f"P{n}", "2024") for n in range(PUBLISHERS + 3)]
    figure = publisher_bars([Article("a", "A", "Up.", sources=tuple(sources))])
    [bars] = figure.data
    assert len(bars.x) == PUBLISHERS + 1
    assert (bars.x[-1], bars.text[-1]) == (0, "3 pages")
    assert figure.layout.yaxis.ticktext[-1] == "others (3)"


def test_two_long_names_that_are_cut_alike_stay_two_bars() -> None:
    names = [f"The Very Long Name of a Publisher, {n}" for n in (1, 2)]
    sources = tuple(source(n, name, "2024") for n, name in enumerate(names))
    figure = publisher_bars([Article("a", "A", "Up.", sources=sources)])
    [bars] = figure.data
    assert list(bars.y) == [0, 1]
    assert len(set(figure.layout.yaxis.ticktext)) == 1
    assert "of a Publisher, 1</b>" in bars.hovertext[0].replace("<br>", " ")


@pytest.mark.parametrize("draw", FIGURES)
def test_names_stay_text(draw: Draw) -> None:
    bad = Article(
        "a", HOSTILE, "Up.", countries=(HOSTILE,), minerals=(HOSTILE,),
        sources=(Source("s", HOSTILE, HOSTILE, "2024-05"),),
    )  # fmt: skip
    figure = draw([bad])
    [trace] = figure.data
    ticks = [*(figure.layout.xaxis.ticktext or ()), *(figure.layout.yaxis.ticktext or ())]
    assert "<img" not in str([trace.hovertext, trace.text, ticks])


@pytest.mark.parametrize("draw", FIGURES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_a_figure_comes_from_elsewhere(draw: Draw, dark: bool) -> None:
    assert "http" not in draw([GOLD, TIN], dark=dark).to_json()


@pytest.mark.parametrize("draw", FIGURES)
def test_an_empty_corpus_has_empty_figures(draw: Draw) -> None:
    assert len(draw([]).data) == 1
