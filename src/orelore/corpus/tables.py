"""The tables beside the articles, as typed rows: figures, places, glossary, publishers.

Cells that hold several values separate them by `|`. An empty cell is an empty string, an empty
tuple or None.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic.dataclasses import dataclass

from orelore.corpus.articles import as_date
from orelore.errors import TableError

FIGURES, PLACES, GLOSSARY = "figures.csv", "places.csv", "glossary.csv"
PUBLISHERS = "publishers.csv"
LANGUAGES = ("ru", "kk", "uz", "ky", "tg")

Row = TypeVar("Row")
FigureKind = Literal[
    "production",
    "reserve",
    "resource",
    "price",
    "investment",
    "capacity",
    "trade",
    "share",
    "other",
]
TermKind = Literal[
    "mineral",
    "deposit",
    "company",
    "institution",
    "person",
    "agreement",
    "place",
    "technical",
    "quantity",
]
# The kinds of source, and who publishes under each.
SOURCE_KINDS: Mapping[str, str] = {
    "news": "newspapers, agencies, broadcasters and news sites for everybody",
    "trade": "press, market services and associations of mining, metals, energy and finance",
    "government": "ministries, geological surveys, embassies and other bodies of one state",
    "international": "bodies of several states, and development banks",
    "company": "companies on themselves; law firms and consultants on their own pages",
    "research": "universities, institutes, think tanks, journals and works of reference",
    "civil": "non-governmental organisations and campaigns",
    "other": "what is none of these, and every publisher without a row",
}
OTHER = "other"
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Several = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda cell: _split(cell) if isinstance(cell, str) else cell),
]
_Date = Annotated[str | None, BeforeValidator(lambda cell: as_date(cell) if cell else None)]
_EmptyIsNone = BeforeValidator(lambda cell: None if cell == "" else cell)
_Number = Annotated[Decimal | None, _EmptyIsNone]
_Latitude = Annotated[Annotated[float, Field(ge=-90, le=90)] | None, _EmptyIsNone]
_Longitude = Annotated[Annotated[float, Field(ge=-180, le=180)] | None, _EmptyIsNone]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Figure:
    """A quantity that a source states: `value`, or a range from `low` to `high`, in `unit`.

    Values are in whole units: 2.6 billion dollars are 2600000000 USD.
    """

    fact: str  # the note it was taken from; empty for a yearly series
    subject: Filled  # whose quantity: a country, company, deposit, deal, ...
    quantity: Filled  # what was counted: "mine production", "share of world output", ...
    value: _Number
    unit: str
    low: _Number
    high: _Number
    as_of: _Date  # the period or moment that the value holds for
    country: _Several
    mineral: _Several
    kind: FigureKind
    status: Literal["reported", "claim", "plan", "estimate"]
    source_title: Filled
    publisher: Filled
    published: _Date
    url: Filled

    def __post_init__(self) -> None:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("give a value, or low or high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Place:
    """A deposit, mine, plant, tailings site or port, and the articles that speak of it."""

    name: Filled
    alt_names: _Several
    country: Filled
    region: str
    kind: Literal["deposit", "project", "mine", "plant", "smelter", "tailings", "port"]
    minerals: _Several
    status: str
    status_as_of: _Date
    operator: str
    operator_as_of: _Date
    latitude: _Latitude
    longitude: _Longitude
    precision: Literal["site", "town", "region", ""]  # what the point is; "": there is none
    coord_source: str
    coord_url: str
    facts: _Several
    articles: _Several  # slugs
    url: str

    def __post_init__(self) -> None:
        known = {self.latitude is not None, self.longitude is not None, self.precision != ""}
        if len(known) > 1:
            raise ValueError("a point has latitude, longitude and precision, or none of them")


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Term:
    """A name or technical term: its usual English form and the others it goes by."""

    term: Filled
    kind: TermKind
    symbol: str
    variants: _Several  # other English spellings, transliterations, abbreviations
    ru: _Several
    kk: _Several
    uz: _Several
    ky: _Several
    tg: _Several
    country: _Several

    def forms(self) -> Iterator[str]:
        """Every form but the usual one."""
        yield from self.variants
        for language in LANGUAGES:
            yield from getattr(self, language)


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class _Publisher:
    publisher: Filled  # as the articles name it
    kind: Filled

    def __post_init__(self) -> None:
        if self.kind not in SOURCE_KINDS:
            raise ValueError(f"unknown kind {self.kind!r}, not one of {', '.join(SOURCE_KINDS)}")


def read_figures(folder: Path) -> list[Figure]:
    """The figures of a corpus folder; none when it has no such table. Raises TableError."""
    return read_table(folder / FIGURES, Figure)


def read_places(folder: Path) -> list[Place]:
    """The places of a corpus folder; none when it has no such table. Raises TableError."""
    return read_table(folder / PLACES, Place)


def read_glossary(folder: Path) -> list[Term]:
    """The terms of a corpus folder; none when it has no such table. Raises TableError."""
    return read_table(folder / GLOSSARY, Term)


def read_publishers(folder: Path) -> dict[str, str]:
    """The kind of each publisher of a corpus folder; none when it has no such table.

    Raises TableError.
    """
    rows = read_table(folder / PUBLISHERS, _Publisher)
    times = Counter(row.publisher for row in rows)
    if twice := [name for name, number in times.items() if number > 1]:
        raise TableError(PUBLISHERS, None, f"more than one row is on {', '.join(twice)}.")
    return {row.publisher: row.kind for row in rows}


def read_table(path: Path, kind: type[Row]) -> list[Row]:
    """The rows of a CSV file as objects of a pydantic dataclass; none when there is no file.

    Raises TableError, which names file, line and column.
    """
    if not path.exists():
        return []
    adapter = TypeAdapter(kind)
    return [_row(adapter, cells, path.name, line) for line, cells in _lines(path)]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(value for value in map(str.strip, cell.split("|")) if value)


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The number of the last line of each row, and its cells by column."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(path.name, None, f"it cannot be read: {error}.") from error
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if None in cells or None in cells.values():
                columns = len(reader.fieldnames or ())
                problem = f"give as many cells as the first line has: {columns}."
                raise TableError(path.name, reader.line_num, problem)
            yield reader.line_num, cells
    except csv.Error as error:
        raise TableError(path.name, reader.line_num, f"it cannot be read: {error}.") from error


def _row(adapter: TypeAdapter[Row], cells: Mapping[str, object], name: str, line: int) -> Row:
    try:
        return adapter.validate_python(cells)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(str(part) for part in first["loc"])
        where = f"column `{column}`: " if column else ""
        raise TableError(name, line, f"{where}{first['msg']}.") from error
