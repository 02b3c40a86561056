from __future__ import annotations

import pytest

from orelore.retrieval.romanised import RussianWords, spellings

WORDS = RussianWords(
    [
        *("сколько", "медь", "экспорт", "добыча", "находится", "китай"),
        *("сурьма", "щебень", "объем", "казахстан", "июль"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("skolko", "сколько"),
        ("skol'ko", "сколько"),
        ("med", "медь"),
        ("medi", "меди"),
        ("eksporta", "экспорта"),
        ("dobychi", "добычи"),
        ("nahoditsya", "находится"),
        ("nakhoditsya", "находится"),
        ("kitai", "китай"),
        ("kitay", "китай"),
        ("surmu", "сурьму"),
        ("sheben", None),
        ("schebenem", "щебенем"),
        ("obyem", "объем"),
        ("kazahstane", "казахстане"),
        ("iyul", "июль"),
        ("gold", None),
        ("2023", None),
        ("öl", None),
    ],
)
def test_a_known_word_is_found_in_the_ways_in_which_it_is_typed(
    typed: str, meant: str | None
) -> None:
    assert WORDS.spelling(typed) == meant


def test_a_long_word_has_a_bounded_number_of_spellings() -> None:
    assert len(list(spellings("yiyiyiyiyiyiyiyiyiyiyi"))) == 200
