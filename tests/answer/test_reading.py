from __future__ import annotations

import pytest

from orelore.answer.reading import read


def names(text: str, common: frozenset[str] = frozenset()) -> list[str]:
    return [token.key for token in read(text, common) if token.kind == "name"]


def test_a_sentence_falls_into_figures_dates_names_and_words() -> None:
    tokens = read("Kazatomprom mined 21,112 tonnes in 2023.")
    assert [token.kind for token in tokens] == ["name", "word", "figure", "word", "date"]


@pytest.mark.parametrize("text", ["Output fell.", "Mining began.", "“The pit grew.”"])
def test_a_common_word_is_no_name_at_the_start_of_a_sentence(text: str) -> None:
    assert names(text) == []


def test_a_word_that_the_articles_write_small_is_no_name_at_the_start() -> None:
    assert names("Royalties rose.", frozenset({"royalties"})) == []
    assert names("Royalties rose.") == ["royalties"]


@pytest.mark.parametrize("text", ["Kazakhstan's mines", "the Kazakh mines", "in Kazakhstan"])
def test_a_country_has_one_key_in_all_its_forms(text: str) -> None:
    assert names(text) == ["kazakhstan"]


def test_letters_with_digits_are_names_and_not_figures() -> None:
    assert names("the C5+1 and U3O8 after COVID-19") == ["c5+1", "u3o8", "covid19"]


def test_metals_are_names_without_a_capital() -> None:
    assert names("they sell gallium and tin") == ["gallium", "tin"]


def test_units_and_months_are_no_names() -> None:
    assert names("about US$5 million and 12 MW and 7 tU in May 2024") == []
