from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from orelore.errors import EncoderError, IndexStorageError
from orelore.index.onnx_export import exported
from orelore.index.weights import TOKENIZER, WEIGHTS


def no_model() -> Path:
    raise AssertionError("exported again")


@pytest.fixture
def export(encoder_cache: Path, tmp_path: Path) -> Path:
    """A copy of the exported encoder, to be spoilt."""
    copy = shutil.copytree(encoder_cache, tmp_path / "encoder")
    return exported(copy, no_model)


def spoil(path: Path, *, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"damage")


def test_an_export_is_made_once(export: Path) -> None:
    assert exported(export.parent, no_model) == export


def test_a_touched_export_is_kept(export: Path) -> None:
    os.utime(export)
    assert exported(export.parent, no_model) == export


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_damaged_export_is_made_again(export: Path, share: float) -> None:
    whole = export.read_bytes()
    spoil(export, at=int(len(whole) * share))
    exported(export.parent)
    assert export.read_bytes() == whole


def test_a_cut_export_is_made_again(export: Path) -> None:
    size = export.stat().st_size
    os.truncate(export, size // 2)
    exported(export.parent)
    assert export.stat().st_size == size


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"stamp": 1}'])
def test_a_damaged_record_leads_to_a_new_export(export: Path, record: bytes) -> None:
    export.with_suffix(".json").write_bytes(record)
    with pytest.raises(AssertionError, match="exported again"):
        exported(export.parent, no_model)


def test_two_exports_at_once_do_no_harm_and_leave_no_temporary_files(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(exported, [tmp_path, tmp_path])
    assert first == second == exported(tmp_path, no_model)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".onnx"]


def test_wrong_weights_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    for file in (WEIGHTS, TOKENIZER):
        (tmp_path / file).write_bytes(b"something else")
    with pytest.raises(EncoderError, match="SHA-256"):
        exported(tmp_path / "encoder", lambda: tmp_path)
    assert not (tmp_path / "encoder").exists()


def test_a_folder_that_cannot_be_made_is_an_error_of_storage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexStorageError, match=r"ORELORE_INDEX"):
        exported(tmp_path / "file" / "encoder")
