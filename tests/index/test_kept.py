from __future__ import annotations

import os
from pathlib import Path

import pytest

from orelore.errors import IndexStorageError
from orelore.index.kept import kept


def content() -> bytes:
    return b"content"


def never() -> bytes:
    raise AssertionError("made again")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return kept(tmp_path / "new" / "model.onnx", content)


def test_a_file_is_made_once(file: Path) -> None:
    assert file.read_bytes() == b"content"
    assert kept(file, never) == file


def test_a_touched_file_is_kept(file: Path) -> None:
    os.utime(file, (0, 0))
    assert kept(file, never) == file


@pytest.mark.parametrize("damage", [b"", b"cont", b"cOntent"])
def test_a_damaged_file_is_made_again(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    assert kept(file, content).read_bytes() == b"content"


def test_a_file_without_its_record_is_made_again(file: Path) -> None:
    file.with_suffix(".json").unlink()
    with pytest.raises(AssertionError, match="made again"):
        kept(file, never)


def test_nothing_else_is_left_in_the_folder(file: Path) -> None:
    assert sorted(path.name for path in file.parent.iterdir()) == ["model.json", "model.onnx"]


def test_a_folder_that_cannot_be_made_is_an_error_of_storage(file: Path) -> None:
    with pytest.raises(IndexStorageError, match="ORELORE_INDEX"):
        kept(file / "under a file" / "model.onnx", content)
