"""Records as CSL-JSON, the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from orelore.errors import ExportError
from orelore.exports.plain import date_parts
from orelore.exports.records import Record


def to_csl(records: Sequence[Record], accessed: date) -> str:
    """A JSON list with an item for each record; the quotes stand in `note`, a line each."""
    items = [_item(record, accessed) for record in records]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def read_csl(text: str) -> list[dict[str, Any]]:
    """The items of a CSL-JSON text. Raises ExportError."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:  # the latter when brackets nest without end
        raise ExportError(f"The references are not JSON: {error}. Export them anew.") from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ExportError("The references are not CSL-JSON: that is a list of objects.")
    return items


def _item(record: Record, accessed: date) -> dict[str, Any]:
    source = record.source
    fields = {
        "id": record.key,
        "type": "webpage" if source.url else "article-newspaper",
        "title": source.title,
        "container-title": source.publisher,
        "publisher": source.publisher,
        "issued": _date(source.published),
        "URL": source.url,
        "accessed": _date(accessed.isoformat()),
        "note": "\n".join(record.notes),
    }
    return {name: value for name, value in fields.items() if value}


def _date(day: str | None) -> dict[str, Any] | None:
    if not day:
        return None
    parts = date_parts(day)
    return {"date-parts": [[int(part) for part in parts]]} if parts else {"literal": day}
