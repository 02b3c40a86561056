from __future__ import annotations

import re
from dataclasses import replace

from orelore import Answer, Point, Series
from orelore_app.chat.series import quantity


def views(html: str) -> dict[str, bool]:
    """The views with whether they are in sight."""
    found = re.findall(r'<div class="view" id="([^"]+)"[^>]*?( hidden)?>', html)
    return {view: not hidden for view, hidden in found}


def test_an_answer_without_a_quantity_shows_nothing(answer: Answer) -> None:
    assert quantity(1, answer) == ""


def test_the_table_is_in_sight_and_the_chart_one_click_away(answer: Answer, series: Series) -> None:
    html = quantity(3, replace(answer, series=series))
    assert views(html) == {"table-3": True, "chart-3": False}
    parts = re.findall(r'data-show="(\S+)" \S+ aria-pressed="(\w+)">([^<]+)<', html)
    assert parts == [("table-3", "true", "Table"), ("chart-3", "false", "Chart")]
    assert 'aria-label="Chart: Boz: gold mine production, t"' in html


def test_one_value_has_a_table_and_nothing_to_switch_to(answer: Answer, series: Series) -> None:
    alone = replace(series, points=series.points[:1])
    html = quantity(1, replace(answer, series=alone))
    assert list(views(html)) == ["table-1"]
    assert 'class="switch"' not in html


def test_other_countries_have_a_view_of_their_own(answer: Answer, series: Series) -> None:
    own = replace(series, owner="Peru", name="gold mine production")
    html = quantity(2, replace(answer, series=own, elsewhere=(replace(own, owner="China"),)))
    assert list(views(html)) == ["table-2", "chart-2", "country-2"]
    assert 'data-rows="country-2-"' in html
    assert html.count("<tr id=") == len(own.points) + 2


def test_what_the_chart_leaves_out_is_told_below_it(answer: Answer, series: Series) -> None:
    withheld = Point("2024", "withheld", "", series.points[0].source)
    html = quantity(1, replace(answer, series=replace(series, points=(*series.points, withheld))))
    assert '<p class="quiet">Not shown: 2024: withheld (Steppe Herald, 2024-05).</p>' in html


def test_every_view_can_be_kept(answer: Answer, series: Series) -> None:
    html = quantity(1, replace(answer, series=series))
    table, chart = html.split('<div class="view"')[1:]
    assert 'download="boz-gold-mine-production.csv"' in table
    assert 'data-png="Boz: gold mine production, t" data-file="boz-gold-mine-production"' in chart


def test_nothing_from_outside_is_markup(hostile: Answer) -> None:
    html = quantity(1, hostile)
    assert "<img" not in html
    assert 'href="javascript' not in html
