"""With a real index of three passages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orelore.evals.benchmarks.collection import indexed
from orelore.index.embedding import Encoder
from orelore.retrieval.retriever import Retriever
from orelore.training.examples import Example, question
from orelore.training.negatives import articles_of, mined, retriever_of

ANN, BOB, AGAIN = (
    "Ann led the old mine in 1811.",
    "Bob led the old mine in 1820. It was deep.",
    "The old mine was led by Ann for years.",
)
WHO_LED = question("Who led the old mine in 1811?", ANN, [(0, 3)], source="set")
EXAMPLES = [WHO_LED, *(question("Who?", passage, [(0, 3)]) for passage in (BOB, AGAIN, ANN))]


@pytest.fixture
def retriever(fake_encoder: Encoder) -> Iterator[Retriever]:
    with indexed(list(articles_of(EXAMPLES).values()), fake_encoder) as library:
        yield retriever_of(library)


def test_each_passage_is_an_article_once() -> None:
    assert [a.text for a in articles_of(EXAMPLES).values()] == [ANN, BOB, AGAIN]


def test_a_negative_is_found_for_the_question_and_does_not_hold_its_answer(
    retriever: Retriever,
) -> None:
    [found] = mined(WHO_LED, "p0", retriever, n=2)
    assert found.text == WHO_LED.text
    assert found.passage == BOB
    assert [found.passage[a:b] for a, b in found.sentences] == [
        "Bob led the old mine in 1820.",
        "It was deep.",
    ]
    assert not found.answered
    assert (found.title, found.source) == ("", "set negative")


def test_the_passage_of_the_question_is_no_negative(retriever: Retriever) -> None:
    asked = question("Was the old mine deep?", BOB, [(30, 42)])
    assert {e.passage for e in mined(asked, "p1", retriever, n=5)} == {ANN, AGAIN}


def test_a_negative_has_a_title_where_the_question_has_one(fake_encoder: Encoder) -> None:
    examples = [
        Example("Who led in 1811?", ANN, (), ((0, 3),), title="Mines"),
        Example("Who led in 1820?", BOB, (), ((0, 3),), title="Old mines"),
    ]
    with indexed(list(articles_of(examples).values()), fake_encoder) as library:
        [found] = mined(examples[0], "p0", retriever_of(library), n=2)
    assert found.title == "Old mines"
