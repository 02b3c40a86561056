from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orelore.sentences import HEADING, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "U.S. Steel Inc. owns No. 5 shaft. Mr. Ito left."
    assert sentences(text) == ["U.S. Steel Inc. owns No. 5 shaft.", "Mr. Ito left."]


def test_a_decimal_point_ends_no_sentence() -> None:
    assert sentences("It holds 3.5 t. Ore is 0.2% tin.") == ["It holds 3.5 t.", "Ore is 0.2% tin."]


@pytest.mark.parametrize("unit", ["m", "t", "g", "kg", "km", "ha", "lb", "oz"])
def test_a_unit_ends_a_sentence_when_a_capital_follows(unit: str) -> None:
    assert sentences(f"It is 1,050 {unit}. Altyn is new.") == [
        f"It is 1,050 {unit}.",
        "Altyn is new.",
    ]


def test_the_month_of_may_ends_a_sentence_when_a_capital_follows() -> None:
    assert sentences("It shut in May. Altyn grew.") == ["It shut in May.", "Altyn grew."]


def test_a_heading_is_no_sentence() -> None:
    assert sentences("## Output\n\nGold. Tin.\n\n### Plans\n") == ["Gold.", "Tin."]


def test_the_first_sentence_right_under_a_heading_is_kept() -> None:
    assert sentences("## Output\nGold. Tin.\n## Plans\nZinc.") == ["Gold.", "Tin.", "Zinc."]


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == []


@settings(deadline=None)
@given(st.text("ab1 .\n\t#!?-\"'()éА🜚\u0301\u2028\x85", max_size=40))
def test_every_visible_character_is_in_one_sentence_or_a_heading(text: str) -> None:
    spans = [*split_sentences(text), *(match.span() for match in HEADING.finditer(text))]
    covered = [i for start, end in spans for i in range(start, end)]
    assert len(covered) == len(set(covered))
    assert "".join(c for i, c in enumerate(text) if i not in covered).strip() == ""


def test_the_name_of_a_site_is_not_cut_in_two() -> None:
    text = "A report on News.Az said so in May. Caliber.Az wrote it.Then it stopped."
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "A report on News.Az said so in May.",
        "Caliber.Az wrote it.",
        "Then it stopped.",
    ]
