"""The conversations of who signed in: one table of one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from orelore import OreloreError

from .record import Record

FILE = "conversations.sqlite"
MOST = 500  # conversations of a user
WAIT_S = 10  # for another writer
_TABLE = """\
CREATE TABLE IF NOT EXISTS conversation (
    user TEXT NOT NULL,
    id TEXT NOT NULL,
    changed TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (user, id)
)"""
_PUT = """\
INSERT INTO conversation (user, id, changed, questions, body) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (user, id) DO UPDATE
SET changed = excluded.changed, questions = excluded.questions, body = excluded.body"""


class KeepingError(OreloreError):
    """The conversations cannot be read or written, or there is no such one."""


@dataclass(frozen=True, slots=True)
class Store:
    """Conversations by user and id. Threads and processes may share the file."""

    folder: Path
    most: int = MOST  # of a user

    def put(self, user: str, record: Record, *, base: str | None) -> Record:
        """Keep a conversation; `base` is when the one that it continues was changed.

        Where another window has continued the same one, this one is kept beside it, under an id
        of its own. Raises KeepingError where no more can be kept.
        """
        with self._open() as table:
            found = table.execute(
                "SELECT changed FROM conversation WHERE user = ? AND id = ?", (user, record.id)
            ).fetchone()
            if found and found[0] != base:
                record, found = replace(record, id=uuid4().hex), None
            if not found:
                self._check_room(table, user)
            questions = json.dumps(record.questions)
            table.execute(_PUT, (user, record.id, record.changed, questions, record.body))
        return record

    def entries(self, user: str) -> list[Record]:
        """The conversations of a user without their bodies, the one changed last first."""
        with self._open() as table:
            rows = table.execute(
                "SELECT id, changed, questions, title FROM conversation WHERE user = ? "
                "ORDER BY changed DESC",
                (user,),
            ).fetchall()
        return [
            Record(i, when, tuple(json.loads(asked)), "", title) for i, when, asked, title in rows
        ]

    def get(self, user: str, conversation: str) -> Record:
        """One conversation. Raises KeepingError where there is none."""
        with self._open() as table:
            row = table.execute(
                "SELECT id, changed, questions, body, title FROM conversation "
                "WHERE user = ? AND id = ?",
                (user, conversation),
            ).fetchone()
        if row is None:
            raise KeepingError("That conversation is no longer kept.")
        return Record(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4])

    def rename(self, user: str, conversation: str, title: str) -> None:
        """Give a conversation a title; an empty one is its first question."""
        with self._open() as table:
            table.execute(
                "UPDATE conversation SET title = ? WHERE user = ? AND id = ?",
                (title, user, conversation),
            )

    def remove(self, user: str, conversation: str) -> None:
        """Delete a conversation, if it is there."""
        with self._open() as table:
            table.execute(
                "DELETE FROM conversation WHERE user = ? AND id = ?", (user, conversation)
            )

    def _check_room(self, table: sqlite3.Connection, user: str) -> None:
        asked = "SELECT count(*) FROM conversation WHERE user = ?"
        if table.execute(asked, (user,)).fetchone()[0] >= self.most:
            told = f"{self.most} are kept, the most there can be: delete some of them first."
            raise KeepingError(told)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The table within a transaction. Raises KeepingError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # A connection of its own for each call: none is shared between threads.
            with closing(sqlite3.connect(self.folder / FILE, timeout=WAIT_S)) as table:
                table.execute("PRAGMA journal_mode = WAL")
                table.isolation_level = None
                table.execute("BEGIN IMMEDIATE")
                table.execute(_TABLE)
                yield table
                table.execute("COMMIT")
        except (OSError, sqlite3.Error, ValueError) as error:
            raise KeepingError(
                f"The server cannot keep conversations just now: {error}."
            ) from error
