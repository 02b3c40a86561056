from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from orelore import Answer, Filters
from orelore_app.chat.chips import Wish, filter_note, read_wish, recognised_chips
from orelore_app.chat.filters import Value

GOLD = Value("minerals", "gold")
HOSTILE = '"><img src=x>'


def wishes(markup: str) -> list[Wish]:
    values = re.findall(r'data-do="apply" data-value="([^"]*)"', markup)
    return [read_wish(html.unescape(value)) for value in values]


def test_no_filters_are_no_chips() -> None:
    assert filter_note(Filters()) == ""


def test_every_filter_is_a_chip_that_can_be_removed() -> None:
    chips = filter_note(Filters(("China",), ("gold",), since="2024"))
    assert re.findall(r"<span>([^<]+)</span>", chips) == ["China", "gold", "since 2024"]
    assert wishes(chips) == [
        Wish("drop", Value("countries", "China")),
        Wish("drop", GOLD),
        Wish("drop", Value("since", "2024")),
    ]
    assert 'aria-label="Remove the filter since 2024"' in chips


def test_a_wrong_filter_is_told_and_can_be_removed_too() -> None:
    chips = filter_note(Filters(since="May"), "Not a date.")
    assert 'role="alert">Not a date.' in chips
    assert wishes(chips) == [Wish("drop", Value("since", "May"))]
    assert 'role="alert">Not a date.' in filter_note(Filters(), "Not a date.")


def test_what_a_question_names_can_be_made_firm_or_taken_away(answer: Answer) -> None:
    chips = recognised_chips(3, answer)
    assert wishes(chips) == [Wish("only", GOLD, 3), Wish("ignore", GOLD, 3)]
    assert 'aria-label="Only articles about gold"' in chips
    assert 'aria-label="Ask again without preferring gold"' in chips


def test_what_is_a_filter_already_cannot_be_made_one(answer: Answer) -> None:
    firm = replace(answer, filters=Filters(minerals=("gold",)))
    assert wishes(recognised_chips(1, firm)) == [Wish("ignore", GOLD, 1)]


def test_what_was_taken_away_can_be_brought_back(answer: Answer) -> None:
    without = replace(answer, recognised=Filters(), ignored=Filters(minerals=("gold",)))
    assert wishes(recognised_chips(1, without)) == [Wish("restore", GOLD, 1)]
    assert 'class="chip off"' in recognised_chips(1, without)


def test_a_question_that_names_nothing_has_no_chips(answer: Answer) -> None:
    assert recognised_chips(1, replace(answer, recognised=Filters())) == ""


@pytest.mark.parametrize("encoded", ["", "[]", '["only", "__class__", "x", 1]', '["only"]', "{}"])
def test_what_no_button_says_is_no_wish(encoded: str) -> None:
    with pytest.raises(ValueError, match=r"no wish|values to unpack|Expecting value"):
        read_wish(encoded)


def test_names_stay_text(answer: Answer) -> None:
    named = Filters(countries=(HOSTILE,))
    both = filter_note(named) + recognised_chips(1, replace(answer, recognised=named))
    assert "<img" not in both
    assert {wish.value.name for wish in wishes(both)} == {HOSTILE}
