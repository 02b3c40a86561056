from __future__ import annotations

from decimal import Decimal

import pytest

from orelore.corpus.stated import Articles, has_value, main_word, written
from orelore.types import Article, Source

BOZ = Article(
    "boz",
    "Boz",
    "## Output\nThe Boz mine made 1,200 t in 2023. It closed. Boz plans 1,300 t for 2024.",
    sources=(Source("s1", "Boz", "Herald", facts=("f1",)),),
)


@pytest.mark.parametrize(
    ("value", "ways"),
    [
        ("4.20", ["4.20", "4.2"]),
        ("2500000", ["2500000", "2,500,000", "2,500 thousand", "2.5 million"]),
        ("1800", ["1800", "1,800", "1.8 thousand"]),
    ],
)
def test_a_value_is_written_in_several_ways(value: str, ways: list[str]) -> None:
    assert written(Decimal(value)) == ways


@pytest.mark.parametrize("sentence", ["made 1,200 t", "made 1,200.", "(1,200)"])
def test_a_value_is_found_whole(sentence: str) -> None:
    assert has_value(sentence, "1,200")


@pytest.mark.parametrize("sentence", ["11,200", "1,200,000", "1,200.5", "1,200:3", "0.1,200"])
def test_a_part_of_a_number_is_no_value(sentence: str) -> None:
    assert not has_value(sentence, "1,200")


def test_the_main_word_of_a_name_is_its_longest_with_a_capital() -> None:
    assert main_word("Kumtor mine") == "Kumtor"
    assert main_word("Tau-Ken Altyn refinery") == "Tau-Ken"
    assert main_word("state") == "state"


def test_a_sentence_states_what_it_names_with_its_value() -> None:
    articles = Articles([BOZ])
    found = articles.stating(articles.on("f1"), "Boz", "2023", values=["1,200"])
    assert found == (BOZ, "The Boz mine made 1,200 t in 2023.")
    assert articles.stating(articles.on("f2"), "Boz", values=["1,200"]) is None


def test_a_plan_states_nothing() -> None:
    articles = Articles([BOZ])
    assert articles.stating([BOZ], "Boz", "2024", values=["1,300"]) is None


def test_a_list_of_countries_is_about_none_of_them() -> None:
    text = "Canada with 4 t, Namibia with 5 t and Australia with 6 t came next."
    assert Articles([]).stating([Article("a", "A", text)], "Canada", values=["4"]) is None


def test_a_name_is_known_by_the_articles_that_have_it() -> None:
    assert Articles([BOZ, Article("a", "A", "Boz again.")]).fame("Boz") == 2
