from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orelore.exports.bibtex import escaped, to_bibtex
from orelore.exports.records import Record
from orelore.types import Source

URL = "https://example.org/a_b?c=1&d=%20#e"
RECORD = Record("herald2024", Source("s1", "Gold", "Herald", "2024-05-31", URL), ("a.md", "b.md"))


def test_an_entry_has_every_field(day: date) -> None:
    assert to_bibtex([RECORD], day) == (
        "@online{herald2024,\n"
        "  title = {{Gold}},\n"
        "  organization = {Herald},\n"
        "  date = {2024-05-31},\n"
        "  year = {2024},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-26},\n"
        "  annote = {a.md\nb.md},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("published", "lines"),
    [
        ("2024-05", ["  date = {2024-05},", "  year = {2024},"]),
        ("2024", ["  date = {2024},", "  year = {2024},"]),
        ("May 2024", ["  year = {May 2024},"]),
        (None, []),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    published: str | None, lines: list[str], day: date
) -> None:
    record = replace(RECORD, source=replace(RECORD.source, published=published))
    found = to_bibtex([record], day).splitlines()
    assert [line for line in found if line.startswith(("  date", "  year"))] == lines


def test_what_is_not_known_is_left_out(day: date) -> None:
    record = Record("gold", Source("s1", "Gold", ""), ())
    assert to_bibtex([record], day) == (
        "@online{gold,\n  title = {{Gold}},\n  urldate = {2026-11-26},\n}\n"
    )


def test_what_latex_would_read_as_a_command_is_escaped() -> None:
    assert escaped("R&D 5% $3 #1 a_b") == r"R\&D 5\% \$3 \#1 a\_b"
    assert escaped("~^\\") == r"\textasciitilde{}\textasciicircum{}\textbackslash{}"
    assert escaped("{x}") == r"\textbraceleft{}x\textbraceright{}"
    assert escaped("Өзбек “золото”") == "Өзбек “золото”"


@given(st.text("{}\\%$&#_~^ab"))
def test_braces_always_pair_up(text: str) -> None:
    depth = 0
    for sign in to_bibtex([replace(RECORD, notes=(text,))], date.min):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_entries_are_apart(day: date) -> None:
    assert to_bibtex([RECORD, RECORD], day).count("}\n\n@online{") == 1
    assert to_bibtex([], day) == ""
