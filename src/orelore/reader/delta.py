"""What training adds to the encoder's weights, small enough to travel with the package.

A safetensors file. Of each tuned matrix it holds the difference to the encoder's as 4-bit integers
(`name`) and their scales (`name.scales`), of each tuned vector the difference and of each head the
weights, in 16 bits. Encoder weights have the names of Hugging Face's `BertModel`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from orelore.errors import ReaderError
from orelore.index.weights import REPOSITORY, SHA256, WEIGHTS
from orelore.reader.nibbles import GROUP, Floats, quantised, restored

FORMAT = "reader-delta-1"
SCALES = ".scales"
LICENCE = (
    f"Apache-2.0, as the weights of {REPOSITORY} that it changes. "
    "The sets it was trained on have licences of their own: see the model card."
)

Arrays = Mapping[str, npt.NDArray[Any]]
Weights = dict[str, Floats]


def pack(base: Arrays, tuned: Arrays, notes: Mapping[str, str] | None = None) -> bytes:
    """The content of the file. What is in `tuned` and not in `base` is a head.

    `notes` are kept in the file's metadata, to be read with `notes_of`.
    """
    packed: dict[str, npt.NDArray[Any]] = {}
    for name, weight in tuned.items():
        if name not in base:
            packed[name] = weight.astype(np.float16)
            continue
        difference = weight.astype(np.float32) - base[name]
        if not difference.any():
            continue
        if _is_matrix(difference):
            packed[name], packed[name + SCALES] = quantised(difference)
        else:
            packed[name] = difference.astype(np.float16)
    told = {
        "format": FORMAT,
        "licence": LICENCE,
        "base": f"{REPOSITORY} {WEIGHTS}",
        "base_sha256": SHA256[WEIGHTS],
        "base_weights": _digest(base, packed),
    }
    return save(packed, {**(notes or {}), **told})


def merged(base: Arrays, content: bytes) -> tuple[Weights, Weights]:
    """The tuned encoder's weights and the heads'. Raises ReaderError."""
    notes = notes_of(content)
    packed = load(content)
    if notes.get("format") != FORMAT:
        raise unusable(f"its format is {notes.get('format')}, this version reads {FORMAT}")
    if notes.get("base_weights") != _digest(base, packed):
        raise unusable(
            f"it was made for other weights than these, {notes.get('base')} with the SHA-256 "
            f"{notes.get('base_sha256')}"
        )
    encoder = {name: weight.astype(np.float32) for name, weight in base.items()}
    heads: Weights = {}
    for name, values in packed.items():
        if name + SCALES in packed:
            encoder[name] += restored(values, packed[name + SCALES])
        elif name in base:
            encoder[name] += values
        elif not name.endswith(SCALES):
            heads[name] = values.astype(np.float32)
    return encoder, heads


def notes_of(content: bytes) -> dict[str, str]:
    """The file's metadata. Raises ReaderError where it is not such a file."""
    # The library gives metadata of files only, not of bytes.
    length = int.from_bytes(content[:8], "little")
    try:
        load(content)
        return dict(json.loads(content[8 : 8 + length]).get("__metadata__", {}))
    except (SafetensorError, ValueError) as error:
        raise unusable(f"its file is damaged ({error})") from error


def unusable(problem: str) -> ReaderError:
    return ReaderError(
        f"{problem}. Reinstall the package: `pip install --force-reinstall orelore`."
    )


def _is_matrix(weight: Floats) -> bool:
    return weight.ndim == 2 and weight.shape[1] % GROUP == 0


def _digest(base: Arrays, names: Iterable[str]) -> str:
    """A fingerprint of those of the base weights."""
    digest = hashlib.sha256()
    for name in sorted(base.keys() & set(names)):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(base[name]).tobytes())
    return digest.hexdigest()
