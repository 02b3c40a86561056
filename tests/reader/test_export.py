from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from safetensors.numpy import load, save

from orelore.errors import EncoderError, ReaderError
from orelore.index.weights import TOKENIZER, WEIGHTS
from orelore.reader.delta import notes_of
from orelore.reader.export import exported, fingerprint


def no_model() -> Path:
    raise AssertionError("exported again")


@pytest.fixture
def copy(export: Path, tmp_path: Path) -> Path:
    """A copy of the exported reader, to be spoilt."""
    return shutil.copytree(export.parent, tmp_path / "copy") / export.name


def test_an_export_is_made_once(copy: Path, delta: bytes) -> None:
    assert exported(copy.parent, delta, no_model) == copy


def test_a_damaged_export_is_made_again(export: Path, copy: Path, delta: bytes) -> None:
    copy.write_bytes(b"damage")
    exported(copy.parent, delta)
    assert copy.read_bytes() == export.read_bytes()


def test_another_training_is_another_export(copy: Path, delta: bytes) -> None:
    other = save(load(delta), {**notes_of(delta), "trained": "again"})
    assert fingerprint(other) != fingerprint(delta)
    with pytest.raises(AssertionError, match="exported again"):
        exported(copy.parent, other, no_model)


def test_a_damaged_delta_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="damaged"):
        exported(tmp_path / "encoder", b"damage")
    assert not (tmp_path / "encoder").exists()


def test_wrong_weights_of_the_encoder_are_refused(tmp_path: Path, delta: bytes) -> None:
    for file in (WEIGHTS, TOKENIZER):
        (tmp_path / file).write_bytes(b"something else")
    with pytest.raises(EncoderError, match="SHA-256"):
        exported(tmp_path / "encoder", delta, lambda: tmp_path)
