from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.corpus.questions import askable
from orelore.corpus.tables import Place
from orelore.types import Article

BOZ = Place(
    name="Boz",
    alt_names=(),
    country="Uzbekistan",
    region="Navoiy",
    kind="mine",
    minerals=("gold", "silver"),
    status="operating",
    status_as_of=None,
    operator="Altyn Holding (state 40%)",
    operator_as_of=None,
    latitude=None,
    longitude=None,
    precision="",
    coord_source="",
    coord_url="",
    facts=(),
    articles=("boz",),
    url="https://example.org/boz",
)
OWNED = "The Boz mine belongs to Altyn Holding."


def asked(place: Place, text: str = OWNED) -> list[str]:
    return [found.question for found in askable([Article("boz", "Boz", text)], [place], [])]


def test_who_operates_a_place_is_asked_where_an_article_says_so() -> None:
    assert asked(BOZ) == ["Who operates the Boz mine?"]
    assert asked(BOZ, "The Boz mine is near Altyn Holding.") == []
    assert asked(replace(BOZ, articles=())) == []


def test_a_project_is_being_developed() -> None:
    assert asked(replace(BOZ, kind="project")) == ["Who is developing the Boz project?"]


@pytest.mark.parametrize("operator", ["", "state", "Boz Holding"])
def test_an_operator_without_a_name_of_its_own_is_not_asked_for(operator: str) -> None:
    assert asked(replace(BOZ, operator=operator), f"{OWNED} Boz belongs to {operator}.") == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "The Altyn mine produced about 4.2 tonnes of gold in 2023, it said.",
            "How much gold did the Altyn mine produce in 2023?",
        ),
        (
            "The Boz deposit in Uzbekistan holds 18,000 tonnes of tungsten trioxide.",
            "How much tungsten trioxide does the Boz deposit in Uzbekistan hold?",
        ),
    ],
)
def test_a_plain_statement_of_an_amount_is_asked_for(sentence: str, question: str) -> None:
    (found,) = askable([Article("a", "A", f"## Output\n{sentence} It will grow.")], [], [])
    assert found.question == question
    assert sentence.startswith(found.sentence)


@pytest.mark.parametrize(
    "sentence",
    ["It produced 4 tonnes of gold in 2023.", "Boz produced 4 tonnes of cheese in 2023."],
)
def test_other_statements_are_not(sentence: str) -> None:
    assert askable([Article("a", "A", sentence)], [], []) == []
