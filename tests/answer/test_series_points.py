from __future__ import annotations

from decimal import Decimal

import pytest

from orelore.answer.series_points import series
from orelore.answer.series_rows import Quantity, Row, rows_by_quantity
from orelore.corpus.tables import Figure
from orelore.types import Point, Series

PRICE = {"subject": "World", "country": "", "mineral": "antimony", "kind": "price", "unit": "USD/t"}


def figure(quantity: str, year: str, value: str = "", **other: str) -> Figure:
    cells = {"fact": "", "subject": "Kazakhstan", "unit": "t U", "low": "", "high": ""}
    cells |= {"country": "Kazakhstan", "mineral": "uranium", "kind": "production"}
    cells |= {"status": "reported", "source_title": "T", "publisher": "P", "published": "2024"}
    cells |= {"quantity": quantity, "as_of": year, "value": value, "url": "u"}
    return Figure(**{**cells, **other})  # type: ignore[arg-type]


def table(*figures: Figure) -> Series:
    [(quantity, rows)] = rows_by_quantity(figures).items()
    return series(quantity, rows)


def points(*figures: Figure) -> list[tuple[str, str]]:
    return [(point.year, point.value) for point in table(*figures).points]


def test_a_table_has_a_title_a_unit_and_its_years_in_order() -> None:
    made = table(
        figure("mine production", "2023", "21112", fact="kz-1"),
        figure("mine production (national total, WNA table)", "2022", "21227"),
    )
    assert (made.title, made.unit) == ("Kazakhstan: uranium mine production", "t U")
    assert (made.owner, made.name) == ("Kazakhstan", "uranium mine production")
    assert [(p.year, p.value) for p in made.points] == [("2022", "21,227"), ("2023", "21,112")]


def test_a_cell_names_its_source_and_what_was_counted() -> None:
    made = table(
        figure("mine production (national total, WNA table; WNA estimate)", "2022", "3300"),
        figure("mine production", "2023", "3600", fact="uz-1", status="claim", published="2023-05"),
    )
    first, second = made.points
    assert (first.basis, second.basis) == ("national total, WNA table; WNA estimate", "claim")
    assert (second.source.published, second.source.facts) == ("2023-05", ("uz-1",))


def test_a_basis_that_all_cells_share_stands_in_the_title() -> None:
    made = table(*(figure("mine production (Inkai mine)", year, "5") for year in ("2022", "2023")))
    assert made.title == "Inkai: uranium mine production (Inkai mine)"
    assert [point.basis for point in made.points] == ["", ""]


def test_sources_that_differ_give_a_year_two_cells() -> None:
    year = ("2022", "21227"), ("2023", "20900"), ("2023", "21300")
    cells = [figure("mine production", y, v, fact=f"kz-{v}") for y, v in year]
    assert points(*cells) == [("2022", "21,227"), ("2023", "20,900"), ("2023", "21,300")]


def test_of_values_in_round_numbers_the_exact_one_stays() -> None:
    year = ("2021", "21800"), ("2022", "21300"), ("2022", "21227")
    cells = [figure("mine production", y, v, fact=f"kz-{v}") for y, v in year]
    assert points(*cells) == [("2021", "21,800"), ("2022", "21,227")]


def test_the_two_ends_of_a_quotation_are_one_cell() -> None:
    cells = [
        figure(f"price (Rotterdam, {end} end of range on the date noted; {day})", year, v, **PRICE)
        for year, day, low, high in (
            ("2024", "31 December", "39500", "40000"),
            ("2025", "24 June", "59500", "61000"),
        )
        for end, v in (("low", low), ("high", high))
    ]
    assert points(*cells) == [("2024", "39,500-40,000"), ("2025", "59,500-61,000")]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("8100000000", "8100000000", "8.1 billion"),
        ("554200000", "554200000", "554.2 million"),
        ("0.2905", "0.2905", "0.2905"),
        ("700000", None, "more than 700,000"),
        (None, "18", "up to 18"),
        ("10", "15", "10-15"),
    ],
)
def test_values_are_written_out_without_losing_a_digit(
    low: str | None, high: str | None, text: str
) -> None:
    least, most = (None if bound is None else Decimal(bound) for bound in (low, high))
    row = Row(figure("exports", "2023", "1"), "2023", least, most, "", "")
    quantity = Quantity("Uzbekistan", "Uzbekistan", "gold", frozenset(), frozenset(), "USD")
    [point] = series(quantity, [row]).points
    assert isinstance(point, Point)
    assert point.value == text
    assert (point.low, point.high) == tuple(float(b) if b else None for b in (low, high))
