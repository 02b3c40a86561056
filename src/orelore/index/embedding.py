"""Texts to unit vectors: what an encoder is, and which one a name stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int], None]  # told how many texts are done so far

BUNDLED = "all-MiniLM-L6-v2"


class Encoder(Protocol):
    """Turns texts into unit vectors, one row per text."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int:
        """Word pieces that are read, the special tokens included; the rest has no effect."""
        ...

    @property
    def fingerprint(self) -> str:
        """Differs wherever the vectors may differ: model, weights, the way it is run."""
        ...

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix: ...

    def count_tokens(self, text: str) -> int:
        """Word pieces of the whole text, the special tokens not included."""
        ...


def open_encoder(name: str, cache: Path, *, threads: int | None = None) -> Encoder:
    """The bundled encoder, or any model of sentence-transformers: a hub name or a local folder.

    `cache` is the folder in which the bundled encoder keeps its exported form.
    """
    # Each engine takes long to import and is needed by one kind of name only.
    if name in (BUNDLED, f"sentence-transformers/{BUNDLED}"):
        from orelore.index.onnx_encoder import OnnxEncoder
        from orelore.index.onnx_export import exported

        return OnnxEncoder(BUNDLED, exported(cache), threads=threads)
    from orelore.index.hub import find_model

    source = find_model(name)
    from orelore.index.torch_encoder import TorchEncoder

    return TorchEncoder(name, source, threads=threads)
