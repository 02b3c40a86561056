"""One writer at a time.         (only import of filelock)"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from orelore.errors import IndexLockedError, IndexStorageError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the write lock of an index folder; the system frees it when the process dies.

    Raises IndexLockedError at once when another process holds it, IndexStorageError when the
    folder cannot be written.
    """
    holder = folder / "writer.pid"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "writer.lock")
        lock.acquire(timeout=0)
        holder.write_text(str(os.getpid()))
    except Timeout as error:
        raise IndexLockedError(str(folder), _name(holder)) from error
    except (OSError, NotImplementedError) as error:
        raise IndexStorageError(str(folder), str(error)) from error
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _name(holder: Path) -> str:
    try:
        return f"process {holder.read_text()}"
    except OSError:
        return "another process"
