from __future__ import annotations

import pytest

from orelore.answer.abstention import REFUSAL, UNREADABLE, explain
from orelore.types import NO_FILTERS, Coverage, Filters

COVERAGE = Coverage(
    articles=7,
    countries={"Kazakhstan": 5, "Uzbekistan": 2, "Turkey": 1, "Peru": 1},
    minerals={"gold": 2, "tin": 1},
    publishers={},
)


def reason(
    question: str = "How much gold is there?",
    unknown: tuple[str, ...] = (),
    recognised: Filters = NO_FILTERS,
    filters: Filters = NO_FILTERS,
    coverage: Coverage = COVERAGE,
) -> str:
    """The reason without the refusal that each begins with."""
    return explain(question, unknown, recognised, filters, coverage).removeprefix(f"{REFUSAL} ")


def test_every_reason_begins_with_the_refusal() -> None:
    assert explain("Why?", (), NO_FILTERS, NO_FILTERS, COVERAGE).startswith(REFUSAL)


@pytest.mark.parametrize(
    ("minerals", "said"),
    [
        (["zinc"], "There is no article on zinc."),
        (["tin"], "There is 1 article on tin."),
        (["gold"], "There are 2 articles on gold."),
        (["gold", "zinc"], "There are 2 articles on gold and no article on zinc."),
        (["zinc", "tin", "gold"], "There is no article on zinc, 1 article on tin and 2 articles"),
    ],
)
def test_what_the_question_names_is_counted_in_good_english(minerals: list[str], said: str) -> None:
    assert reason(recognised=Filters(minerals=minerals)).startswith(said)


def test_countries_are_counted_before_minerals() -> None:
    recognised = Filters(countries=["Kazakhstan"], minerals=["tin"])
    assert (
        reason(recognised=recognised) == "There are 5 articles on Kazakhstan and 1 article on tin."
    )


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (COVERAGE, "has 7 articles, most of them on Kazakhstan, Uzbekistan and Turkey."),
        (Coverage(1, {"Peru": 1}, {}, {}), "has 1 article."),
        (Coverage(2, {}, {}, {}), "has 2 articles."),
        (Coverage(0, {}, {}, {}), "has no articles yet. Add some with `orelore add`."),
    ],
)
def test_where_the_question_names_nothing_known_the_corpus_is_described(
    coverage: Coverage, said: str
) -> None:
    assert reason(coverage=coverage) == f"The corpus {said}"


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        (("zinc",), "No article mentions zinc. "),
        (("zinc", "lead"), "No article mentions zinc or lead. "),
        (("a", "b", "c", "d", "e"), "No article mentions a, b, c or d. "),
    ],
)
def test_words_that_no_article_has_are_named(unknown: tuple[str, ...], said: str) -> None:
    assert reason("How much gold is " + " ".join(unknown), unknown).startswith(said)


def test_filters_are_mentioned() -> None:
    filters = Filters(since="2024")
    assert reason(filters=filters).startswith("Only passages that pass the chosen filters were")


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Сколько золота добыли?", ("сколько", "золота", "добыли")),
        ("Сколько Kumtor добыл?", ("сколько", "добыл")),
        ("Wieviel Gold gibt Kumtor her?", ("wieviel", "gold", "gibt", "kumtor", "her")),
    ],
)
def test_a_question_in_another_language_is_told_so(question: str, unknown: tuple[str, ...]) -> None:
    assert "They are in English" in reason(question, unknown)


def test_a_question_that_could_not_be_read_is_not_said_to_be_uncovered() -> None:
    said = explain("Где?", (), NO_FILTERS, NO_FILTERS, COVERAGE, is_understood=False)
    assert said.startswith(UNREADABLE)
    assert REFUSAL not in said


def test_an_english_question_about_unknown_things_is_not_called_foreign() -> None:
    said = reason("Who owns Kumtor?", ("owns", "kumtor"))
    assert said.startswith("No article mentions owns or Kumtor.")


def test_what_comes_closest_is_quoted() -> None:
    said = explain("Why?", (), NO_FILTERS, NO_FILTERS, COVERAGE, closest="Gold rose.")
    assert 'The closest that they say: "Gold rose."' in said
    assert "closest" not in reason()
