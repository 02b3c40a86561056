"""The bundled encoder's weights -> one ONNX file beside the index, made once and kept.

The file holds the tokenizer too, so that a question needs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orelore.index.embedding import BUNDLED
from orelore.index.kept import kept
from orelore.index.weights import SHA256, TOKENIZER, WEIGHTS, model_folder, read_checked

# Raise it with every change to the graph, so that old exports and old vectors are not taken
# for new ones.
FORMAT = "onnx-fp32-1"
HEADS = 12
MAX_TOKENS = 256  # the model was trained to stop here, whatever its tokenizer file says


def exported(cache: Path, find_model: Callable[[], Path] = model_folder) -> Path:
    """The exported model in `cache`, made first where it is missing or damaged."""
    return kept(cache / f"{BUNDLED}.{FORMAT}.onnx", lambda: _build(find_model()))


def _build(folder: Path) -> bytes:
    from safetensors.numpy import load

    from orelore.index.bert_graph import bert_graph

    notes = {
        "fingerprint": f"{BUNDLED}/{SHA256[WEIGHTS][:12]}/{FORMAT}",
        "max_tokens": str(MAX_TOKENS),
        "tokenizer": read_checked(folder, TOKENIZER).decode(),
    }
    weights = load(read_checked(folder, WEIGHTS))
    model = bert_graph(weights, heads=HEADS, notes=notes)
    return bytes(model.SerializeToString(deterministic=True))
