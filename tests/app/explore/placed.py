"""A corpus with a table of places, and the page around it."""

from __future__ import annotations

import csv
from dataclasses import asdict
from pathlib import Path

from orelore import Place


def write_places(places: list[Place], folder: Path) -> None:
    """The table of places of a corpus folder."""
    cells = [{name: _cell(value) for name, value in asdict(place).items()} for place in places]
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(cells[0]))
        table.writeheader()
        table.writerows(cells)


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "|".join(value)
    return "" if value is None else str(value)
