from __future__ import annotations

from pathlib import Path

import pytest

from orelore.index.onnx_session import (
    LOAD_ERRORS,
    available_processors,
    load_problem,
    open_session,
)


@pytest.mark.parametrize("content", [None, b"no model"])
def test_what_is_no_model_is_a_load_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.onnx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LOAD_ERRORS) as caught:
        open_session(path, threads=1)
    assert str(path) in load_problem(path, caught.value)


def test_there_is_a_processor() -> None:
    assert available_processors() >= 1
