"""The rows of one quantity as a table: a cell a value, the years in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from orelore.answer.series_rows import Quantity, Row, name_of
from orelore.corpus.tables import FIGURES
from orelore.types import Point, Series, Source
from orelore.vocabulary import minerals_in

_SAME = Decimal("0.01")
_LARGE = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))


def series(quantity: Quantity, rows: Sequence[Row]) -> Series:
    """The table of a quantity; a year has several values where its sources differ."""
    bases = {row.basis for row in rows}
    shared = bases.pop() if len(bases) == 1 else None
    by_year = groupby(sorted(rows, key=lambda row: row.year), key=lambda row: row.year)
    points = [
        _point(row, is_basis_told=shared is not None)
        for _, of_year in by_year
        for row in _distinct(_joined(list(of_year)))
    ]
    counted = name_of(rows[0].figure)
    metal = "" if quantity.mineral in ("", *minerals_in(counted)) else f"{quantity.mineral} "
    basis = f" ({shared})" if shared else ""
    owner, name = quantity.owner, f"{metal}{counted}"
    return Series(f"{owner}: {name}{basis}", quantity.unit, tuple(points), owner, name)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """The low and the high end of one quotation as one row."""
    joined: list[Row] = []
    for row in rows:
        other = next((r for r in joined if _is_same_quotation(r, row)), None)
        if other is None:
            joined.append(row)
        else:
            bounds = [b for r in (other, row) for b in (r.low, r.high) if b is not None]
            joined[joined.index(other)] = replace(other, low=min(bounds), high=max(bounds))
    return joined


def _is_same_quotation(a: Row, b: Row) -> bool:
    is_end = " end" in a.figure.quantity and " end" in b.figure.quantity
    return is_end and (a.basis, a.note, a.figure.url) == (b.basis, b.note, b.figure.url)


def _distinct(rows: Sequence[Row]) -> list[Row]:
    """One row a value: of values that differ by rounding the most exact, of the same the newest."""
    newest_first = sorted(rows, key=lambda row: row.figure.published or "", reverse=True)
    kept: list[Row] = []
    for row in sorted(newest_first, key=_digits, reverse=True):
        if not any(_is_same(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.low or row.high or 0)


def _digits(row: Row) -> int:
    return len((row.high or row.low or Decimal(0)).normalize().as_tuple().digits)


def _is_same(a: Row, b: Row) -> bool:
    return all(
        mine == theirs or (mine and theirs and abs(mine - theirs) <= _SAME * max(mine, theirs))
        for mine, theirs in ((a.low, b.low), (a.high, b.high))
    )


def _point(row: Row, *, is_basis_told: bool) -> Point:
    figure = row.figure
    facts = (figure.fact,) if figure.fact else ()
    source = Source(
        FIGURES, figure.source_title, figure.publisher, figure.published, figure.url, facts
    )
    basis = "" if is_basis_told else row.basis
    remarks = [r for r in row.note.split("; ") if "inferred" not in r]  # when it was published
    status = "" if figure.status == "reported" or figure.status in row.note else figure.status
    told = "; ".join(filter(None, (basis, *remarks, status)))
    low, high = (None if bound is None else float(bound) for bound in (row.low, row.high))
    return Point(row.year, _value(row), told, source, low, high)


def _value(row: Row) -> str:
    if row.low is None:
        return f"up to {_number(row.high)}"
    if row.high is None:
        return f"more than {_number(row.low)}"
    return _number(row.low) if row.low == row.high else f"{_number(row.low)}-{_number(row.high)}"


def _number(value: Decimal | None) -> str:
    """21,112 and 8.1 billion: no digit is lost."""
    value = value or Decimal(0)
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{_plain(value / size)}{word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"
