"""Which articles were added in the page, by whom and when: a file with a line for each event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that was added, or removed again."""

    id: str
    title: str
    by: str | None = None  # None where nobody signs in
    at: str = ""  # ISO 8601, to the minute, UTC
    removed: bool = False


_ENTRY = TypeAdapter(Entry)


class Ledger:
    """What was added here, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "added.jsonl"

    def note(self, article_id: str, title: str, by: str | None, *, removed: bool = False) -> None:
        """Write down that an article was added or removed, now. Raises OSError."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
        line = _ENTRY.dump_json(Entry(article_id, title, by, now, removed))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("ab") as file:
            file.write(line + b"\n")

    def entries(self) -> list[Entry]:
        """What was added and not removed here, the newest first. Raises OSError."""
        added: dict[str, Entry] = {}
        for entry in self._lines():
            added.pop(entry.id, None)
            if not entry.removed:
                added[entry.id] = entry
        return list(reversed(added.values()))

    def _lines(self) -> Iterator[Entry]:
        if not self._file.exists():
            return
        for line in self._file.read_bytes().splitlines():
            try:
                yield _ENTRY.validate_json(line)
            except ValidationError:
                continue  # half a line, of a run that was killed
