from __future__ import annotations

from dataclasses import replace

from orelore import Series
from orelore_app.chat.series import yearly_values


def test_a_table_has_a_caption_and_says_which_cells_are_heads(series: Series) -> None:
    html = yearly_values(3, series)
    assert '<caption id="series-3">Boz: gold mine production, t</caption>' in html
    assert 'aria-labelledby="series-3"' in html
    assert html.count('<th scope="col">') == 3
    assert html.count('<th scope="row">') == 3


def test_a_year_with_two_values_shows_both(series: Series) -> None:
    html = yearly_values(1, series)
    for value in ("4", "more than 5"):
        assert f'<th scope="row">2022</th><td>{value}</td>' in html


def test_every_value_leads_to_its_source(series: Series) -> None:
    html = yearly_values(1, series)
    assert html.count('<a class="out" href="https://example.org/boz"') == 2
    assert "Steppe Herald, 2024-05<" in html
    assert '<td>Orda Journal <span class="basis">by the owner&#39;s count</span></td>' in html


def test_a_quantity_without_a_unit_has_its_title_alone(series: Series) -> None:
    assert ">Boz: gold mine production</caption>" in yearly_values(1, replace(series, unit=""))
