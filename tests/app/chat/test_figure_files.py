from __future__ import annotations

import csv
import re
from base64 import b64decode
from dataclasses import replace
from io import StringIO

from orelore import Answer, Series
from orelore_app.chat.figure_files import csv_link, picture_button, publishers_of


def rows_of(link: str) -> list[list[str]]:
    found = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', link)
    assert found is not None
    return list(csv.reader(StringIO(b64decode(found[1]).decode("utf-8-sig"), newline="")))


def test_the_link_holds_every_value_with_unit_basis_and_source(
    answer: Answer, series: Series
) -> None:
    link = csv_link(answer, [series], "boz")
    assert 'download="boz.csv"' in link
    head, *rows = rows_of(link)
    assert head[:8] == [*["question", "title", "unit", "year", "value", "low", "high", "basis"]]
    assert rows[2] == [
        *("How much did Boz make?", "Boz: gold mine production", "t", "2023", "6", "6", "6", ""),
        *("Boz in figures", "Steppe Herald", "2024-05", "https://example.org/boz"),
    ]
    assert rows[1][7] == "by the owner's count"


def test_several_series_stand_in_one_file(answer: Answer, series: Series) -> None:
    _, *rows = rows_of(csv_link(answer, [series, replace(series, title="Tin")], "all"))
    assert [row[1] for row in rows] == ["Boz: gold mine production"] * 3 + ["Tin"] * 3


def test_a_formula_of_a_source_is_disarmed(answer: Answer, series: Series) -> None:
    _, row = rows_of(
        csv_link(answer, [replace(series, title="=1+1", points=series.points[:1])], "f")
    )
    assert row[1] == "'=1+1"


def test_a_picture_is_named_and_has_its_caption_and_sources(series: Series) -> None:
    html = picture_button('Gold "mine"', "gold", series.points)
    assert 'data-png="Gold &#34;mine&#34;" data-file="gold"' in html
    assert 'data-sources="Sources: Steppe Herald; Orda Journal. Orelore"' in html


def test_of_many_publishers_some_are_named_and_the_rest_counted(series: Series) -> None:
    first, *_ = series.points
    names = ["A", "B", "A", "C", "D", "E", "F", "G", ""]
    points = [replace(first, source=replace(first.source, publisher=name)) for name in names]
    assert publishers_of(points) == "Sources: A; B; C; D; 3 more. Orelore"
    assert publishers_of([]) == "Orelore"
