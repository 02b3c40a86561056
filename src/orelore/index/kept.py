"""Files that are made once and kept: written whole, known again, made anew when damaged.

A small record beside a file says what the file must look like.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from orelore.errors import IndexStorageError


def kept(path: Path, make: Callable[[], bytes]) -> Path:
    """The file, made first where it is missing or damaged. Raises IndexStorageError."""
    if not _is_intact(path):
        content = make()
        try:
            _write(path, content)
        except OSError as error:
            raise IndexStorageError(str(path.parent), error.strerror or str(error)) from error
    return path


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
    """Write the file and its record; a reader sees each whole or not at all.

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
