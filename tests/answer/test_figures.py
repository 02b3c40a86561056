from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orelore.answer.figures import Figure, find_figures


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("claimed", "cited"),
    [
        ("2,300 t", "2300 tonnes"),
        ("2 300 tonnes", "2.3 thousand tons"),
        ("3.5 t", "3,5 t"),
        ("2300 kt", "2.3 Mt"),
        ("650m deep", "650 metres deep"),
        ("70 per cent", "70%"),
        ("70 percent", "70 %"),
        ("$70 million", "US$70m"),
        ("70 million dollars", "$70,000,000"),
        ("€1.6 billion", "EUR 1.6 bn"),
        ("three mines", "3 mines"),
        ("twenty-five plants", "25 plants"),
        ("second", "2nd"),
        ("12,242 tU", "12,242 tonnes"),
        ("$979 an ounce", "979 dollars per ounce"),
        ("$979", "$979 an ounce"),
    ],
)
def test_one_quantity_may_be_written_in_several_ways(claimed: str, cited: str) -> None:
    assert only(claimed).is_backed_by(only(cited))


@pytest.mark.parametrize(
    ("claimed", "cited"),
    [
        ("2,300 t", "3,200 t"),
        ("70 million", "70 tonnes"),
        ("$70", "70%"),
        ("70", "70%"),
        ("70 tonnes", "70"),
        ("70 million tonnes", "70 billion tonnes"),
        ("5 MW", "5 GW"),
        ("5 m", "5 km"),
        ("$979 a tonne", "$979 an ounce"),
        ("70 percentage points", "70 percent"),
        ("third", "three"),
    ],
)
def test_another_value_unit_or_scale_is_another_quantity(claimed: str, cited: str) -> None:
    assert not only(claimed).is_backed_by(only(cited))


@pytest.mark.parametrize("text", ["180,000 to 360,000 tonnes", "180,000-360,000 t"])
def test_the_unit_of_a_range_belongs_to_both_its_ends(text: str) -> None:
    low, high = find_figures(text)
    assert only("180,000 tonnes").is_backed_by(low)
    assert only("360,000 tonnes").is_backed_by(high)


def test_the_scale_and_currency_of_a_range_belong_to_both_its_ends() -> None:
    low, high = find_figures("$1.5 to 2 billion")
    assert only("$1.5 billion").is_backed_by(low)
    assert only("$2 billion").is_backed_by(high)


def test_one_is_read_but_need_not_be_a_figure() -> None:
    assert only("one of them").is_loose
    assert not only("one tonne").is_loose


@given(st.integers(0, 10**12))
def test_separators_do_not_change_a_number(value: int) -> None:
    plain, comma = only(f"{value} tonnes"), only(f"{value:,} tonnes")
    assert comma.own.value == plain.own.value == Decimal(value)
