"""Text <-> fewer characters: what is kept is mostly articles, which shrink to a third."""

from __future__ import annotations

import base64
import binascii
import zlib

from orelore import SnapshotError

LONGEST = 8_000_000  # bytes of the text, about as much as 300 answers take
LONGEST_PACKED = 1_800_000  # characters; the server takes 2 million at once, a browser keeps 5


def pack(text: str) -> str:
    """The text compressed, in letters, digits and `+/=`."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpack(packed: str) -> str:
    """The text that was packed. Raises SnapshotError where it is damaged or too long."""
    if len(packed) > LONGEST_PACKED:
        raise SnapshotError("it is too long")
    try:
        opener = zlib.decompressobj()
        # No more than that is unpacked, however much a small text would grow to.
        text = opener.decompress(base64.b64decode(packed, validate=True), LONGEST)
        is_whole = opener.eof
    except (binascii.Error, zlib.error, ValueError) as error:
        raise SnapshotError("it is damaged") from error
    if not is_whole:
        raise SnapshotError("it is cut off, or too long")
    return _decoded(text)


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise SnapshotError("it is not text") from error
