from __future__ import annotations

import pytest

from orelore.answer.measures import Measured, measured, same_quantity
from orelore.types import Source

TREND = Source("s1", "T", "Trend News Agency")


def only(text: str) -> Measured:
    (found,) = measured(text, [TREND])
    return found


BASE = "Kumtor in Kyrgyzstan produced 13.6 tonnes of gold in 2023."


@pytest.mark.parametrize(
    "other",
    [
        "Kumtor's gold output was 12,200 kg in 2023, Trend wrote in May 2024.",
        "According to Trend, the Kumtor mine yielded 12.2 tonnes of gold in 2023.",
    ],
)
def test_the_same_quantity_is_known_in_other_words(other: str) -> None:
    assert same_quantity(only(BASE), only(other))
    assert same_quantity(only(other), only(BASE))


@pytest.mark.parametrize(
    "other",
    [
        "Kumtor in Kyrgyzstan produced 12.2 tonnes of gold in 2022.",
        "Kumtor in Kyrgyzstan produced 12.2 tonnes of gold.",
        "Kumtor in Kyrgyzstan is to produce 12.2 tonnes of gold in 2023.",
        "Kumtor in Kyrgyzstan produced 6.1 tonnes of gold in the first half of 2023.",
        "Kumtor in Kyrgyzstan exported 12.2 tonnes of gold in 2023.",
        "Kumtor in Kyrgyzstan produced 12.2 tonnes of silver in 2023.",
        "Jerooy in Kyrgyzstan produced 12.2 tonnes of gold in 2023.",
        "Kyrgyzstan produced 12.2 tonnes of gold in 2023.",
        "Kumtor in Kyrgyzstan earned $848 million from gold in 2023.",
        "Kumtor in Kyrgyzstan mined 5 million tonnes of gold ore in 2023.",
    ],
)
def test_another_quantity_is_not_the_same(other: str) -> None:
    assert not same_quantity(only(BASE), only(other))


def test_a_share_of_the_world_is_no_share_of_a_country() -> None:
    a = only("Kazakhstan has a share of 43% in world uranium output in 2022.")
    b = only("Kazakhstan has a share of 12% in uranium output in 2022.")
    assert not same_quantity(a, b)


def test_a_clause_with_two_values_of_one_unit_is_left_alone() -> None:
    assert measured("Output was 21,112 tonnes in 2023, after 21,227 tonnes in 2022.", []) == []
