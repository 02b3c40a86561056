"""Records as RIS: a tag and a value on each line, which ends with CRLF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from orelore.exports.plain import date_parts
from orelore.exports.records import Record


def to_ris(records: Sequence[Record], accessed: date) -> str:
    """An entry for each record, in order."""
    return "\r\n".join(_entry(record, accessed) for record in records)


def _entry(record: Record, accessed: date) -> str:
    tags = (f"{tag}  - {value}\r\n" for tag, value in _tags(record, accessed) if value)
    return f"{''.join(tags)}ER  - \r\n"


def _tags(record: Record, accessed: date) -> Iterator[tuple[str, str]]:
    source = record.source
    parts = date_parts(source.published)
    yield "TY", "ELEC" if source.url else "NEWS"
    yield "ID", record.key
    yield "TI", source.title
    yield "T2", source.publisher
    yield "PB", source.publisher
    yield "PY", parts[0] if parts else ""
    yield "DA", _day(parts) if parts else source.published or ""
    yield "UR", source.url or ""
    yield "Y2", _day(date_parts(accessed.isoformat()))
    for note in record.notes:
        yield "N1", note


def _day(parts: tuple[str, ...]) -> str:
    """The format wants year, month, day and a remark, each with its slash: `2024/05//`."""
    return "/".join((*parts, "", "", "")[:3]) + "/"
