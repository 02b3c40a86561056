from __future__ import annotations

import pytest

from orelore.answer.quantities import Quantity, agree, comparable, is_same, quantities, told_dates
from orelore.answer.reading import read


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


def date(text: str) -> Quantity:
    (told,) = told_dates(read(text), text)
    return told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It holds more than 700,000 tonnes now.", "more than 700,000 tonnes"),
        ("It cost $450 million to $700 million in all.", "$450 million to $700 million"),
        ("It cost $3.5 to 4 billion in all.", "$3.5 to 4 billion"),
        ("The state sells 10-15% of it.", "10-15%"),
        ("It has 98 tonnes of gold in ore.", "98 tonnes of gold"),
        (
            "It has about 60,000 tonnes of rare earth metals.",
            "about 60,000 tonnes of rare earth metals",
        ),
        ("They hurt 20 Chinese workers, it is said.", "20 Chinese workers"),
        ("It starts in the fourth quarter of 2026.", "fourth quarter of 2026"),
    ],
)
def test_a_quantity_is_told_in_the_words_of_the_text(text: str, words: str) -> None:
    quantity = only(text)
    assert quantity.text == words
    assert text[quantity.start : quantity.end] == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2,300 kg of gold", "2.3 tonnes of gold"),
        ("100,000 ounces of gold", "3.11 tonnes of gold"),
        ("21,300 tonnes", "21,227 tonnes"),  # in round numbers
        ("about 100 tonnes", "98 tonnes"),
        ("more than 4.5 million tons", "4.5 million tons"),
        ("$450 million to $700 million", "$500 million"),
        ("half", "50%"),
        ("almost 40 percent", "39%"),
        ("300 people", "300 villagers"),
    ],
)
def test_what_may_be_the_same_agrees(a: str, b: str) -> None:
    assert agree(only(a), only(b))
    assert agree(only(b), only(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("3,600 tonnes", "3,300 tonnes"),
        ("22 minerals", "21 minerals"),  # of what is counted every one counts
        ("140 tonnes", "100 tonnes"),
        ("up to 5%", "10-15%"),
        ("370 tonnes of copper", "370 thousand tonnes of copper"),
        ("third quarter", "fourth quarter"),
    ],
)
def test_what_cannot_be_the_same_does_not_agree(a: str, b: str) -> None:
    assert not agree(only(a), only(b))


def test_hedges_leave_room_but_make_no_numbers_the_same() -> None:
    assert agree(only("nearly 90 tonnes"), only("85 tonnes"))
    assert not is_same(only("nearly 90 tonnes"), only("85 tonnes"))


@pytest.mark.parametrize(
    ("a", "b", "is_alike"),
    [
        ("5 tonnes", "5 kg", True),
        ("5 tonnes", "5%", False),
        ("$5", "EUR 5", False),
        ("$5 per ounce", "$5", False),
        ("98 tonnes of gold", "370 tonnes of copper", False),
        ("98 tonnes of gold", "370 tonnes", True),
        ("19 workers", "20 Chinese workers", True),
        ("19 workers", "20 mines", False),
    ],
)
def test_only_quantities_of_one_kind_compare(a: str, b: str, is_alike: bool) -> None:
    assert comparable(only(a), only(b)) is is_alike


def test_of_a_change_the_new_value_holds() -> None:
    assert [q.text for q in quantities("It rose from $5 billion to $7 billion.")] == ["$7 billion"]


def test_years_joined_by_a_dash_are_one_period() -> None:
    assert date("in 1946-1967").text == "1946-1967"
    assert not agree(date("in 1946-1967"), date("from 1948 to 1968"))
    assert agree(date("in 2026-2030"), date("in 2028"))
    assert not agree(date("on 4 February 2026"), date("on 5 February 2026"))
