from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orelore.exports.records import Record
from orelore.exports.ris import to_ris
from orelore.types import Source

SOURCE = Source("s1", "Gold", "Herald", "2024-05-31", "https://example.org/1")
RECORD = Record("herald2024", SOURCE, ("a.md", "b.md"))


def test_an_entry_is_a_tag_a_line_and_lines_end_with_crlf(day: date) -> None:
    text = to_ris([RECORD], day)
    assert text.replace("\r\n", "").isprintable()
    assert text.split("\r\n") == [
        "TY  - ELEC",
        "ID  - herald2024",
        "TI  - Gold",
        "T2  - Herald",
        "PB  - Herald",
        "PY  - 2024",
        "DA  - 2024/05/31/",
        "UR  - https://example.org/1",
        "Y2  - 2026/11/26/",
        "N1  - a.md",
        "N1  - b.md",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("published", "lines"),
    [
        ("2024-05", ["PY  - 2024", "DA  - 2024/05//"]),
        ("2024", ["PY  - 2024", "DA  - 2024///"]),
        ("May 2024", ["DA  - May 2024"]),
        (None, []),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    published: str | None, lines: list[str], day: date
) -> None:
    record = replace(RECORD, source=replace(SOURCE, published=published))
    found = to_ris([record], day).splitlines()
    assert [line for line in found if line.startswith(("PY", "DA"))] == lines


def test_without_an_address_it_is_a_newspaper_article(day: date) -> None:
    text = to_ris([replace(RECORD, source=replace(SOURCE, url=None, publisher=""))], day)
    assert text.startswith("TY  - NEWS\r\n")
    assert not {"UR", "PB", "T2"} & {line[:2] for line in text.splitlines()}


def test_entries_are_apart(day: date) -> None:
    assert to_ris([RECORD, RECORD], day).count("ER  - \r\n\r\nTY  - ELEC") == 1
    assert to_ris([], day) == ""
