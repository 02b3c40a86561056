"""Find copies of an article: the same text, or a syndicated text with another head and foot.

A text's signature is a MinHash of its shingles (runs of words): the share of equal places in two
signatures estimates which share of all their shingles two texts have in common (Broder 1997).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

_PLACES = 256
_SHINGLE_WORDS = 4
_BATCH = 2_048
_SIZE_BYTES = 4
_FEWEST_EQUAL = 8
# A copy cut to half still holds all its own shingles; two reports of one event that quote the
# same statement share a fifth or so.
THRESHOLD: Final = 0.55

# Signatures are kept, so their constants come from a digest that no library version changes.
_DIGEST = np.frombuffer(hashlib.shake_256(b"orelore").digest(16 * _PLACES), dtype="<u8")
_FACTORS, _OFFSETS = _DIGEST[:_PLACES] | np.uint64(1), _DIGEST[_PLACES:]


def fingerprint(text: str) -> str:
    """The same for texts that differ in nothing but case, spacing and punctuation."""
    return hashlib.sha256(" ".join(_words(text)).encode()).hexdigest()


def signature(text: str) -> bytes:
    """How many shingles a text has, and their MinHash."""
    words = _words(text)
    count = max(1, len(words) - _SHINGLE_WORDS + 1)
    hashes = {zlib.crc32(" ".join(words[i : i + _SHINGLE_WORDS]).encode()) for i in range(count)}
    values = np.fromiter(hashes, dtype=np.uint64, count=len(hashes))
    lowest = np.full(_PLACES, 2**32 - 1, dtype=np.uint64)
    for start in range(0, len(values), _BATCH):
        batch = values[start : start + _BATCH, None] * _FACTORS + _OFFSETS
        lowest = np.minimum(lowest, (batch >> np.uint64(32)).min(axis=0))
    return len(hashes).to_bytes(_SIZE_BYTES, "little") + lowest.astype("<u4").tobytes()


def most_similar(own: bytes, others: Mapping[str, bytes]) -> tuple[str, float] | None:
    """The most similar of some signatures and how similar it is; the first of equals.

    The similarity is the share, estimated from 0 to 1, of the shorter text that stands in the
    longer one.
    """
    if not others:
        return None
    shares = _similarities(own, list(others.values()))
    best = int(shares.argmax())
    return list(others)[best], float(shares[best])


def original_of(own: bytes, originals: Mapping[str, bytes]) -> str | None:
    """Which of some signatures is of the text that this one copies or nearly repeats."""
    found = most_similar(own, originals)
    return found[0] if found and found[1] >= THRESHOLD else None


def _similarities(own: bytes, others: list[bytes]) -> NDArray[np.float64]:
    sizes = np.array([_size(other) for other in others], dtype=np.float64)
    places = np.frombuffer(b"".join(other[_SIZE_BYTES:] for other in others), dtype="<u4")
    ours = np.frombuffer(own[_SIZE_BYTES:], dtype="<u4")
    jaccard = (places.reshape(len(others), _PLACES) == ours).mean(axis=1)
    # |A and B| = J / (1 + J) * (|A| + |B|), and cannot exceed the smaller of the two.
    shared = jaccard / (1 + jaccard) * (sizes + _size(own))
    shares: NDArray[np.float64] = np.minimum(shared / np.minimum(sizes, _size(own)), 1.0)
    # A few equal places may be a stock phrase in a short text beside a long one.
    shares[jaccard < _FEWEST_EQUAL / _PLACES] = 0.0
    return shares


def _size(of_signature: bytes) -> int:
    return int.from_bytes(of_signature[:_SIZE_BYTES], "little")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
