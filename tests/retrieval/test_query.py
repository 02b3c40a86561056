from __future__ import annotations

import pytest

from orelore.errors import QuestionError
from orelore.retrieval.query import MAX_CHARACTERS, keywords, read_query
from orelore.types import Filters


def test_a_question_is_read_without_needless_white_space_and_control_characters() -> None:
    assert read_query(" How much\n gold\x00\x1b? ").text == "How much gold ?"


def test_a_lone_surrogate_is_dropped() -> None:
    assert read_query("Where is \ud800 gold?").text == "Where is gold?"


def test_a_letter_with_a_loose_accent_is_composed() -> None:
    assert read_query("O\u0308l in Usbekistan?").text == "Öl in Usbekistan?"


def test_keywords_are_the_words_that_carry_meaning() -> None:
    assert keywords("How much gold, gold and TIN did it give in 2024?") == (
        *("gold", "tin", "give", "2024"),
    )


def test_a_question_of_empty_words_is_searched_for_as_it_is() -> None:
    assert keywords("Who is it?") == ("who", "is", "it")


def test_countries_and_minerals_of_the_question_are_recognised() -> None:
    recognised = read_query("How much wolfram does the Kazakh mine hold?").recognised
    assert (recognised.countries, recognised.minerals) == (("Kazakhstan",), ("tungsten",))


def test_a_name_that_is_ignored_is_recognised_no_more() -> None:
    query = read_query("How much wolfram does the Kazakh mine hold?")
    ignoring = query.ignoring(Filters(countries=("kazakhstan",)))
    assert ignoring.recognised == Filters(minerals=("tungsten",))
    assert ignoring.keywords == query.keywords


def test_a_number_with_separators_stays_one_phrase() -> None:
    assert read_query("1,234.5 tonnes").expression == '"1,234.5" OR "tonnes"'


@pytest.mark.parametrize("word", ['"gold"', "gold*", "NEAR(gold)", "gold OR", "text:gold", "^gold"])
def test_nothing_in_a_question_is_search_syntax(word: str) -> None:
    expression = read_query(word).expression
    assert set(expression.replace(" OR ", "").replace('"', "")) <= set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("question", ["", "  \n", "?!...", "\x00\x01", "\ud800\udfff", "___", "—"])
def test_a_question_without_words_is_refused_with_an_example(question: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_query(question)
    assert repr(question) in str(caught.value)
    assert "Ask in a sentence, such as" in str(caught.value)


def test_a_question_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(QuestionError, match=r"'a+'\.\.\. has 10,000 characters; at most 2,000"):
        read_query("a" * 10_000)


def test_a_question_of_the_greatest_length_is_read() -> None:
    assert len(read_query("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS


def test_an_error_message_can_be_printed_whatever_the_question_was() -> None:
    with pytest.raises(QuestionError) as caught:
        read_query("\ud800\n\x1b[31m" * 1000)
    assert str(caught.value).isprintable()
