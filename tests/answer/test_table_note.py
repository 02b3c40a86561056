from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.answer.table_note import table_note
from orelore.types import Answer, Point, Sentence, Series, Source

HERALD = Source("figures", "Output", "Steppe Herald", "2024-05")
SERIES = Series(
    "Boz: gold mine production",
    "t",
    (Point("2021", "14.561", "", HERALD), Point("2022", "9.8", "", HERALD)),
)


def answered(question: str, said: str) -> Answer:
    return Answer(question, (Sentence(said, (1,), "verbatim"),), series=SERIES)


def test_a_value_that_the_sentences_lack_is_told_with_its_source() -> None:
    note = table_note(answered("How much gold in 2021?", "Qora has 17 tonnes of gold."))
    assert note == "For 2021 the table of figures has 14.561 t (Steppe Herald, 2024-05)."


@pytest.mark.parametrize(
    "said",
    ["Boz made 14.561 tonnes of gold.", "Boz made 14,561 kg.", "Boz made about 14.6 tonnes."],
)
def test_a_value_that_is_told_needs_no_note(said: str) -> None:
    assert table_note(answered("How much gold in 2021?", said)) is None


@pytest.mark.parametrize("question", ["How much gold?", "In 2021 and 2022?", "In 2020?"])
def test_without_one_year_of_the_table_there_is_no_note(question: str) -> None:
    assert table_note(answered(question, "Nothing.")) is None


def test_all_values_of_the_year_are_told() -> None:
    other = Point("2021", "15", "", replace(HERALD, publisher="Orda Journal"))
    series = replace(SERIES, points=(*SERIES.points, other))
    note = table_note(replace(answered("In 2021?", "Qora has 17 tonnes."), series=series))
    assert note
    assert "14.561 t (Steppe Herald, 2024-05); 15 t (Orda Journal, 2024-05)." in note


def test_a_value_that_is_no_number_and_an_answer_without_a_table_have_no_note() -> None:
    series = replace(SERIES, points=(Point("2021", "not told", "", HERALD),))
    assert table_note(replace(answered("In 2021?", "Nothing."), series=series)) is None
    assert table_note(replace(answered("In 2021?", "Nothing."), series=None)) is None
