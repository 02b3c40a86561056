"""One writer at a time.         (only import of filelock)"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from orelore.errors import IndexLockedError, IndexStorageError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the write lock of an index folder; the system frees it when the process dies.

    Raises IndexLockedError at once when another process holds it, IndexStorageError when the
    folder cannot be written.
    """
    holder, lock = folder / "writer.pid", FileLock(folder / "writer.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexLockedError(str(folder), _name(holder)) from error
    except (OSError, NotImplementedError) as error:
        raise IndexStorageError(str(folder), str(error)) from error
    try:
        with _signed(holder):
            yield
    finally:
        lock.release()


@contextmanager
def _signed(holder: Path) -> Iterator[None]:
    """Leave this process's number for those who find the lock taken."""
    try:
        holder.write_text(str(os.getpid()))
    except OSError as error:
        raise IndexStorageError(str(holder.parent), str(error)) from error
    try:
        yield
    finally:
        # A number left behind does no harm.
        with suppress(OSError):
            holder.unlink()


def _name(holder: Path) -> str:
    try:
        number = holder.read_text()
    except OSError:
        number = ""
    return f"process {number}" if number else "another process"
