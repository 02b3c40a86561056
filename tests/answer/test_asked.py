from __future__ import annotations

from collections.abc import Sequence

from orelore.answer.asked import Asked, look_at, name_keys
from orelore.answer.kinds import Kind

RARITY = {"gold": 1.0, "altyn": 3.0, "produce": 0.5}


def rarity(words: Sequence[str]) -> dict[str, float]:
    return {word: RARITY.get(word, 0.0) for word in words}


def asked(question: str) -> Asked:
    return look_at(question, rarity)


def test_the_words_of_a_question_weigh_what_they_are_rare() -> None:
    assert dict(asked("How much gold did Altyn produce?").weights) == {
        "gold": 1.0,
        "altyn": 3.0,
        "produc": 0.5,
    }


def test_its_names_and_minerals_are_weighed_too_unless_no_article_has_them() -> None:
    assert dict(asked("How much gold did Altyn produce?").names) == {"gold": 1.0, "altyn": 3.0}
    assert dict(asked("How much gold did Atlantis produce?").names) == {"gold": 1.0}


def test_its_years_and_the_wish_for_a_figure_are_seen() -> None:
    full = asked("How much gold did Altyn produce in 2022 and 2023?")
    assert (full.years, full.wants_figure) == (frozenset({"2022", "2023"}), True)
    plain = asked("Who owns Altyn?")
    assert (plain.years, plain.wants_figure) == (frozenset(), False)


def test_a_question_without_names_is_general() -> None:
    assert asked("What is a smelter?").kind is Kind.DEFINE
    assert asked("What is gold?").kind is Kind.DEFINE
    assert asked("What is Altyn?").kind is Kind.SINGLE
    assert asked("What is Altyn?").kind is Kind.SINGLE


def test_every_word_of_a_text_has_the_key_of_a_name() -> None:
    assert name_keys("Altyn's mill, in the hills") >= {"altyn", "mill"}
