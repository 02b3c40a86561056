from __future__ import annotations

from decimal import Decimal

import pytest

from orelore.answer.series_rows import Quantity, concepts, rows_by_quantity
from orelore.corpus.tables import Figure


def figure(quantity: str, year: str, value: str = "5", **other: str) -> Figure:
    """A row on Kyrgyz gold, unless told otherwise."""
    cells = {"fact": "", "subject": "Kyrgyzstan", "unit": "t", "low": "", "high": ""}
    cells |= {"country": "Kyrgyzstan", "mineral": "gold", "kind": "production"}
    cells |= {"status": "reported", "source_title": "T", "publisher": "P", "published": "2024"}
    cells |= {"quantity": quantity, "as_of": year, "value": value, "url": "u"}
    return Figure(**{**cells, **other})  # type: ignore[arg-type]


def quantities(*figures: Figure) -> list[Quantity]:
    return list(rows_by_quantity(figures))


def test_compilers_of_one_quantity_stand_together() -> None:
    rows = [
        figure("mine production (national total, USGS)", "2022"),
        figure("mine production (national total, WNA table; estimate)", "2023"),
        figure("mine production", "2024", fact="kg-gold-001"),
    ]
    [(quantity, found)] = rows_by_quantity(rows).items()
    assert quantity.owner == "Kyrgyzstan"
    assert (set(quantity.core), set(quantity.kind)) == ({"production"}, {"mine"})
    assert [row.year for row in found] == ["2022", "2023", "2024"]
    assert [row.note for row in found] == ["", "estimate", ""]


def test_a_firm_in_the_brackets_owns_the_quantity() -> None:
    rows = [figure("mine production (Kumtor mine)", year) for year in ("2022", "2023")]
    assert [quantity.owner for quantity in quantities(*rows)] == ["Kumtor"]


def test_a_sole_producer_has_the_countrys_quantity_too() -> None:
    rows = [figure("smelter production (UKTMP (sole producer))", y) for y in ("2022", "2023")]
    assert {quantity.owner for quantity in quantities(*rows)} == {"UKTMP", "Kyrgyzstan"}


def test_products_are_told_apart() -> None:
    rows = [
        figure(f"refinery production ({product} gold, national statistics)", year)
        for product in ("refined", "unwrought")
        for year in ("2022", "2023")
    ]
    assert {q.kind for q in quantities(*rows)} == {
        frozenset(["refinery"]),
        frozenset(["refinery", "unwrought"]),
    }


@pytest.mark.parametrize(
    "other",
    [
        figure("mine production (partial year: Jan-Jun)", "2023"),
        figure("mine production (Kumtor plan; plan)", "2023", status="plan"),
        figure("mine production (national total; blog; check before use)", "2023"),
        figure("share of world mine production (share of world gold exports)", "2023"),
        figure("mine production", "2023", mineral="gold | silver"),
        figure("jobs", "2023", kind="investment"),
    ],
)
def test_what_is_no_value_of_a_year_is_left_out(other: Figure) -> None:
    usual = [figure("mine production (national total)", year) for year in ("2021", "2022")]
    rows = [row for found in rows_by_quantity([*usual, other]).values() for row in found]
    assert [row.figure for row in rows] == usual


def test_kilograms_and_tonnes_stand_in_one_table() -> None:
    rows = [
        figure("mine production", "2022", "5"),
        figure("mine production", "2023", "4500", unit="kg"),
    ]
    [(quantity, found)] = rows_by_quantity(rows).items()
    assert quantity.unit == "t"
    assert [row.low for row in found] == [Decimal(5), Decimal("4.5")]


def test_words_for_one_concept_are_one() -> None:
    assert concepts("the uranium mined") == {"uranium", "production"}
    assert concepts("export earnings") == {"export", "value"}
    assert concepts("percentage of global output") == {"share", "world", "production"}
