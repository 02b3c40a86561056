"""The bundled encoder's weights -> one ONNX file beside the index, made once and kept.

The file holds the tokenizer too, so that a question needs nothing else. A small record beside it
says what the file must look like; a file that does not is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from orelore.errors import IndexStorageError
from orelore.index.embedding import BUNDLED
from orelore.index.weights import SHA256, TOKENIZER, WEIGHTS, model_folder, read_checked

# Raise it with every change to the graph, so that old exports and old vectors are not taken
# for new ones.
FORMAT = "onnx-fp32-1"
HEADS = 12
MAX_TOKENS = 256  # the model was trained to stop here, whatever its tokenizer file says


def exported(cache: Path, find_model: Callable[[], Path] = model_folder) -> Path:
    """The exported model in `cache`, made first where it is missing or damaged."""
    path = cache / f"{BUNDLED}.{FORMAT}.onnx"
    if not _is_intact(path):
        content = _build(find_model())
        try:
            _write(path, content)
        except OSError as error:
            raise IndexStorageError(str(cache), error.strerror or str(error)) from error
    return path


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


def _is_intact(path: Path) -> bool:
    """Whether the file is the one that was written, by its date or else by its hash."""
    try:
        record = json.loads(_record_path(path).read_bytes())
        if record["stamp"] == _stamp(path):
            return True
        # Copied, restored or touched: the content decides.
        return bool(record["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write(path: Path, content: bytes) -> None:
    """Write the export and its record; a reader sees each whole or not at all.

    Two processes may do this at once: they write the same bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content)
    record = {"sha256": hashlib.sha256(content).hexdigest(), "stamp": _stamp(path)}
    _replace(_record_path(path), json.dumps(record).encode())


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # a temporary file is its owner's alone
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _record_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]
