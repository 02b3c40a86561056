from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from orelore.assistant import Assistant
from orelore.evals.fit.cases import Case, choose_best, folds, gather
from orelore.evals.golden import Golden
from orelore.opening import open_library, open_retriever
from orelore.retrieval.glossary import Glossary
from orelore.settings import Settings, shipped_corpus
from orelore.types import Hit, Read

CaseOf = Callable[..., Case]


@dataclass
class Agreeable:
    """A reader that finds everything relevant, and notes what it was asked."""

    fingerprint: str = "agreeable"
    asked: list[str] = field(default_factory=list)

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        self.asked.append(question)
        return [Read(1.0, ()) for _ in hits]


def golden(*turns: str) -> Golden:
    return Golden(
        id=turns[-1], kind="single", language="en", turns=turns, nuggets=(), answerable=True
    )


@pytest.fixture
def gathered(assistant: Assistant, tiny_settings: Settings) -> Callable[..., list[Case]]:
    """Gathers cases from the tiny corpus, with the glossary that is shipped."""
    retriever = open_retriever(open_library(tiny_settings))
    retriever.glossary = Glossary.load([shipped_corpus()])

    def run(*questions: Golden, reader: Agreeable) -> list[Case]:
        done: list[tuple[int, int]] = []
        cases = gather(
            assistant, retriever, reader, questions, lambda now, total: done.append((now, total))
        )
        assert done == [(n, len(questions)) for n in range(1, len(questions) + 1)]
        return cases

    return run


def test_every_hit_of_a_case_is_read(gathered: Callable[..., list[Case]]) -> None:
    [case] = gathered(golden("Which mine produced gold in 2023?"), reader=Agreeable())
    assert case.hits[0].article.id == "altyn-gold"
    assert {hit.read for hit in case.hits} == {Read(1.0, ())}


def test_the_last_turn_is_read_as_it_is_meant_after_the_others(
    gathered: Callable[..., list[Case]],
) -> None:
    reader = Agreeable()
    [case] = gathered(golden("How much gold did Altyn produce?", "Who owns it?"), reader=reader)
    assert reader.asked == [case.asked.text]
    assert "Altyn" in case.asked.text


def test_a_question_in_another_language_is_read_in_the_articles_terms(
    gathered: Callable[..., list[Case]],
) -> None:
    reader = Agreeable()
    gathered(golden("Сколько золота в Казахстане?"), reader=reader)
    assert "gold" in reader.asked[0]


def test_a_question_that_is_not_understood_has_no_hits(
    gathered: Callable[..., list[Case]],
) -> None:
    [case] = gathered(golden("Почему собака съела тетрадь?"), reader=Agreeable())
    assert case.hits == ()
    assert case.found.dense


def test_the_more_relevance_counts_the_higher_a_relevant_hit_comes(case_of: CaseOf) -> None:
    case = case_of(sure=(3.0, -3.0))
    assert [hit.article.id for hit in case.reranked(relevance=0.0, n=2)] == ["wrong", "right"]
    assert [hit.article.id for hit in case.reranked(relevance=1.0, n=2)] == ["right", "wrong"]


def test_hits_beyond_the_depth_keep_their_place(case_of: CaseOf) -> None:
    case = case_of(sure=(3.0, -3.0))
    assert [hit.article.id for hit in case.reranked(relevance=1.0, n=1)] == ["wrong", "right"]


def test_every_case_is_held_out_once() -> None:
    parts = folds(list(range(12)))
    assert sorted(n for held_out, _ in parts for n in held_out) == list(range(12))
    assert all(set(held_out).isdisjoint(rest) for held_out, rest in parts)


def test_the_best_option_is_that_with_the_highest_mean() -> None:
    assert choose_best({"a": [0.0] * 10, "b": [1.0] * 10}).best == "b"


def test_a_case_has_no_say_in_how_it_is_scored() -> None:
    # What is good for each fold alone looks good to that fold only.
    own = [[float(n % 5 == fold) for n in range(10)] for fold in range(5)]
    choice = choose_best({fold: own[fold] for fold in range(5)})
    assert set(choice.values) == {0.0}
