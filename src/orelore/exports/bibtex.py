"""Records as BibTeX, in UTF-8, with the fields of BibLaTeX (`date`, `urldate`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from orelore.exports.plain import date_parts
from orelore.exports.records import Record

# No \{ or \}: BibTeX counts braces without looking at the backslash before them.
_ESCAPES = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
    }
)


def to_bibtex(records: Sequence[Record], accessed: date) -> str:
    """An entry for each record, in order."""
    return "\n".join(_entry(record, accessed) for record in records)


def escaped(text: str) -> str:
    """Text that LaTeX prints as it is. Letters beyond ASCII stay, for UTF-8 is read today."""
    return text.translate(_ESCAPES)


def _entry(record: Record, accessed: date) -> str:
    lines = (f"  {name} = {{{value}}},\n" for name, value in _fields(record, accessed) if value)
    return f"@online{{{record.key},\n{''.join(lines)}}}\n"


def _fields(record: Record, accessed: date) -> Iterator[tuple[str, str]]:
    source = record.source
    parts = date_parts(source.published)
    # Twice in braces: styles that write titles small leave names as they are.
    yield "title", f"{{{escaped(source.title)}}}"
    yield "organization", escaped(source.publisher)
    yield "date", "-".join(parts)
    yield "year", parts[0] if parts else escaped(source.published or "")
    yield "url", source.url or ""  # taken as it is written
    yield "urldate", accessed.isoformat()
    yield "annote", "\n".join(map(escaped, record.notes))
