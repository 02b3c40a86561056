from __future__ import annotations

import re
from pathlib import Path

import pytest

from orelore_app.add.ledger import Ledger


def test_nothing_was_added_where_nothing_is_written(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "data").entries() == []


def test_what_was_added_last_comes_first(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "data")
    ledger.note("emel", "Emel", None)
    ledger.note("boz", "Boz\nand «more»", "aigul")
    later, first = ledger.entries()
    assert (later.id, later.title, later.by) == ("boz", "Boz\nand «more»", "aigul")
    assert (first.id, first.by) == ("emel", None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", first.at)


def test_what_was_removed_is_there_no_longer_until_it_is_added_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.note("emel", "Emel", None)
    ledger.note("emel", "Emel", None, removed=True)
    assert ledger.entries() == []
    ledger.note("emel", "Emel", "aigul")
    assert [entry.by for entry in ledger.entries()] == ["aigul"]


def test_half_a_line_costs_no_other(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.note("emel", "Emel", None)
    with (tmp_path / "added.jsonl").open("a") as file:
        file.write('{"id": "boz", "ti\n[]\n')
    ledger.note("qora", "Qora", None)
    assert [entry.id for entry in ledger.entries()] == ["qora", "emel"]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(OSError, match="data"):
        Ledger(tmp_path / "data").note("emel", "Emel", None)
