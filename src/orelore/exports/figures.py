"""The values over the years that answers hold, as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from orelore.exports.plain import one_line
from orelore.types import Answer

HEADER = (
    *("question", "title", "unit", "year", "value", "low", "high", "basis"),
    *("source title", "publisher", "published", "url"),
)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(answers: Sequence[Answer]) -> str:
    """A row for each value, below the header; lines end with CRLF.

    `value` is as people write it, `low` and `high` are its numbers: the same for a single one.
    """
    file = StringIO(newline="")
    rows = csv.writer(file)
    rows.writerow(HEADER)
    rows.writerows([guarded(cell) for cell in row] for answer in answers for row in _rows(answer))
    return file.getvalue()


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula; numbers stay as they are.

    An apostrophe is put before it. Spaces at its start protect nothing: some programs drop them.
    """
    is_safe = not cell.lstrip(" ").startswith(_FORMULA) or _NUMBER.fullmatch(cell)
    return cell if is_safe else f"'{cell}"


def _rows(answer: Answer) -> Iterator[tuple[str, ...]]:
    if not answer.series:
        return
    of_all = answer.question, answer.series.title, answer.series.unit
    for point in answer.series.points:
        source = point.source
        of_source = source.title, source.publisher, source.published or "", source.url or ""
        bounds = _plain(point.low), _plain(point.high)
        cells = *of_all, point.year, point.value, *bounds, point.basis, *of_source
        yield tuple(map(one_line, cells))


def _plain(number: float | None) -> str:
    """The number for a program: `21112`, `554200000`, `9.805`; empty where there is none."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".")
