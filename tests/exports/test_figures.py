from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from orelore.exports.figures import guarded, to_csv
from orelore.types import Answer, Series


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_there_is_a_row_for_each_value_with_its_source(answer: Answer, series: Series) -> None:
    first, second = rows(to_csv([answer, replace(answer, series=series)]))
    assert second == {
        "question": "How much gold?",
        "title": "Boz: gold",
        "unit": "t",
        "year": "2024",
        "value": "more than 4",
        "low": "",
        "high": "",
        "basis": "as planned",
        "source title": "Output",
        "publisher": "Steppe Herald",
        "published": "2024-05",
        "url": "https://example.org/1",
    }
    assert (first["year"], first["value"], first["basis"]) == ("2023", "3", "")


def test_without_values_there_is_the_header_alone(answer: Answer, abstention: Answer) -> None:
    text = to_csv([answer, abstention])
    assert text.startswith("question,title,unit,year,value,")
    assert text.count("\r\n") == 1


@pytest.mark.parametrize(
    "cell",
    [
        *('=HYPERLINK("http://evil.test")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"),
        *("\r=1", " =1", "＝1", "-", "- 3", "+", "-1e5x", "-٣"),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3.5", "+4", "-1,200.5", "8.1 billion", "", "2023", "a=b"])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


def test_every_cell_is_guarded_and_on_one_line(answer: Answer, series: Series) -> None:
    point = replace(series.points[0], value="=1+1", basis="\t@x", year="-5")
    odd = replace(series, title="+a\nb", unit="=t", points=(point,))
    (row,) = rows(to_csv([replace(answer, question='=A1,"x"', series=odd)]))
    assert list(row.values())[:5] == ['\'=A1,"x"', "'+a b", "'=t", "-5", "'=1+1"]
    assert row["basis"] == "'@x"


@pytest.mark.parametrize(
    ("number", "told"),
    [(21112.0, "21112"), (554_200_000.0, "554200000"), (9.805, "9.805"), (0.0, "0"), (None, "")],
)
def test_a_value_also_stands_as_a_plain_number(
    answer: Answer, series: Series, number: float | None, told: str
) -> None:
    point = replace(series.points[0], value="as told", low=number, high=None)
    (row,) = rows(to_csv([replace(answer, series=replace(series, points=(point,)))]))
    assert (row["value"], row["low"], row["high"]) == ("as told", told, "")
