"""The SQLite file of an index folder: connections, transactions.         (only import of sqlite3)

Any number of readers, each of which sees one moment, and one writer.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from orelore.errors import IndexDamagedError, IndexMissingError, IndexStorageError
from orelore.index.schema import SCHEMA

Connection = sqlite3.Connection

# What SQLite says when it finds no room for the write-ahead log.
_NO_ROOM = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """Threads may share it; each has its own connection."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        self._writable = writable
        self._local = threading.local()
        if writable:
            with self._translated():
                self._connection.executescript(SCHEMA)
        elif not path.exists():
            raise IndexMissingError(str(path.parent))

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._translated(), self._reading() as connection:
            return connection.execute(sql, values).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever is written meanwhile."""
        with self._translated(), self._reading() as connection:
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.rollback()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written inside, or nothing; readers see it afterwards."""
        with self._translated(), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE state SET version = version + 1")
            yield connection

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Raises IndexDamagedError when what was read makes no sense."""
        try:
            yield
        except (ValueError, LookupError) as error:
            raise IndexDamagedError(str(self._path), "a row cannot be read") from error

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @property
    def _connection(self) -> Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        return connection

    def _connect(self) -> Connection:
        if not self._writable:
            return self._connect_to_read("mode=ro")
        connection = sqlite3.connect(self._path, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _connect_to_read(self, mode: str) -> Connection:
        connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?{mode}", uri=True)
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        if not tables:  # the first run was killed before it had made them
            connection.close()
            raise IndexMissingError(str(self._path.parent))
        return connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """This thread's connection, or one that is good for the moment only."""
        try:
            lasting: Connection | None = self._connection
        except sqlite3.OperationalError as error:
            if self._writable or _code(error) not in _NO_ROOM:
                raise
            lasting = None
        if lasting is not None:
            yield lasting
            return
        # A folder that nobody may write has no room for the write-ahead log. SQLite reads it when
        # told that nothing changes; because it then notices no change, we soon open it anew.
        with closing(self._connect_to_read("mode=ro&immutable=1")) as passing:
            self._local.connection = passing
            try:
                yield passing
            finally:
                self._local.connection = None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            # Text that is not UTF-8 is found by Python, which knows no number for it.
            if _code(error) in _DAMAGED or not hasattr(error, "sqlite_errorcode"):
                raise IndexDamagedError(str(self._path), str(error)) from error
            raise IndexStorageError(str(self._path.parent), str(error)) from error


def _code(error: sqlite3.Error) -> int:
    """SQLite's own number of an error, without its details."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
