from __future__ import annotations

from dataclasses import replace

from orelore import Place
from orelore_app.explore.place_table import COLUMNS, place_filters, place_table

HOSTILE = '"><img src=x onerror=alert(1)>'


def test_a_row_has_a_cell_for_each_column_and_a_button_for_the_place(place: Place) -> None:
    table = place_table([place])
    assert table.count('scope="col"') == len(COLUMNS)
    assert table.count("<td>") == len(COLUMNS) - 1
    assert 'data-value="[0, &#34;Boz&#34;]"' in table
    assert "<td>nearest town</td><td>2</td>" in table


def test_a_row_bears_what_it_is_filtered_by(place: Place) -> None:
    table = place_table([replace(place, alt_names=("Бозтау",))])
    assert 'data-kind="mine" data-country="Uzbekistan" data-metal="gold|silver"' in table
    assert 'data-words="boz бозтау navoiy boz mining"' in table


def test_a_filter_offers_what_there_is_with_its_number_most_first(place: Place) -> None:
    filters = place_filters([place, replace(place, kind="port"), replace(place, minerals=("tin",))])
    assert filters.index("mine (2)") < filters.index("port (1)")
    assert '<option value="silver">silver (2)</option>' in filters
    assert "Uzbekistan (3)" in filters
    assert "of 3 places" in filters


def test_names_stay_text(place: Place) -> None:
    bad = replace(place, name=HOSTILE, minerals=(HOSTILE,), status=HOSTILE, country=HOSTILE)
    assert "<img" not in place_table([bad]) + place_filters([bad])
