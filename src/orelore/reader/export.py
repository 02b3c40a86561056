"""The encoder's weights and what training adds -> one ONNX file beside the encoder's export.

It is made once and kept, and holds the tokenizer too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from orelore.index.embedding import BUNDLED
from orelore.index.kept import kept
from orelore.index.onnx_export import HEADS, MAX_TOKENS
from orelore.index.weights import SHA256, TOKENIZER, WEIGHTS, model_folder, read_checked

# Raise it with every change to the graph, so that old exports are not taken for new ones.
FORMAT = "onnx-int8-1"


def exported(cache: Path, delta: bytes, find_model: Callable[[], Path] = model_folder) -> Path:
    """The exported reader in `cache`, made first where it is missing or damaged.

    Raises ReaderError, EncoderError and IndexStorageError.
    """
    path = cache / f"reader-{_short(delta)}.{FORMAT}.onnx"
    return kept(path, lambda: _build(find_model(), delta))


def fingerprint(delta: bytes) -> str:
    """Differs wherever the scores may differ: weights, what training added, the way it is run."""
    return f"{BUNDLED}/{SHA256[WEIGHTS][:12]}/{_short(delta)}/{FORMAT}"


def _build(folder: Path, delta: bytes) -> bytes:
    from safetensors.numpy import load

    from orelore.reader.delta import merged
    from orelore.reader.graph import reader_graph
    from orelore.reader.int8 import Int8

    notes = {
        "max_tokens": str(MAX_TOKENS),
        "tokenizer": read_checked(folder, TOKENIZER).decode(),
    }
    encoder, heads = merged(load(read_checked(folder, WEIGHTS)), delta)
    # With `bert_graph.Float32()` the scores are exact and take twice the time.
    model = reader_graph(encoder, heads, attention_heads=HEADS, arithmetic=Int8(), notes=notes)
    return bytes(model.SerializeToString(deterministic=True))


def _short(delta: bytes) -> str:
    return hashlib.sha256(delta).hexdigest()[:12]
