from __future__ import annotations

import base64
import zlib

import pytest

from orelore import SnapshotError
from orelore_app.keep.packing import LONGEST, LONGEST_PACKED, pack, unpack


def test_text_comes_back_and_takes_less_room() -> None:
    text = "Алтын made 4 tonnes. " * 100
    assert unpack(pack(text)) == text
    assert len(pack(text)) < len(text) / 10


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "x",
        "Алтын",
        pack("gold")[:-8],
        pack("gold" * 99)[8:],
        base64.b64encode(b"gold").decode(),
    ],
)
def test_damaged_text_is_called_so(packed: str) -> None:
    with pytest.raises(SnapshotError, match=r"damaged|cut off"):
        unpack(packed)


def test_a_small_text_that_would_grow_too_long_is_not_unpacked() -> None:
    with pytest.raises(SnapshotError, match="too long"):
        unpack(pack("a" * (LONGEST + 1)))


def test_a_text_that_is_too_long_is_not_looked_into() -> None:
    with pytest.raises(SnapshotError, match="too long"):
        unpack("!" * (LONGEST_PACKED + 1))


def test_bytes_that_are_no_text_are_called_so() -> None:
    with pytest.raises(SnapshotError, match="not text"):
        unpack(base64.b64encode(zlib.compress(b"\xff\xfe")).decode())
