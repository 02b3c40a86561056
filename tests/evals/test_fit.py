from dataclasses import replace

import pytest

from orelore.evals.fit import (
    DENSE_ONLY,
    KEYWORD_ONLY,
    WEIGHTS,
    Case,
    fit_tuning,
    fit_weights,
    folds,
    ranking,
    ranking_by_ranks,
)
from orelore.evals.golden import Golden
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Candidates, Weights
from orelore.types import Article, Chunk, Marker, Source


def passage(name: str, text: str) -> tuple[Chunk, Article]:
    article = Article(
        name,
        name,
        text,
        sources=(Source("s", "t", "p", facts=(name,)),),
        markers=(Marker(len(text), ("s",)),),
    )
    return Chunk(name, 0, "", text, 0, ((0, len(text)),)), article


@pytest.fixture
def case() -> Case:
    """Keyword search puts the right passage first, dense search the wrong one."""
    golden = Golden(
        id="q",
        kind="single",
        language="en",
        turns=("Who owns Kumtor?",),
        nuggets=(("Kyrgyzaltyn",),),
        facts=("right",),
        answerable=True,
    )
    passages = {
        1: passage("right", "Kyrgyzaltyn owns Kumtor."),
        2: passage("wrong", "Gold is old."),
    }
    found = Candidates({2: 0.9, 1: 0.5}, {1: 7.0}, {2: 0.9, 1: 0.5}, passages)
    return Case(golden, read_query(golden.turns[0]), found)


def rarity(_words: object) -> dict[str, float]:
    return {"owns": 1.0, "kumtor": 2.0}


def test_each_search_alone_gives_its_own_ranking(case: Case) -> None:
    assert ranking([case], KEYWORD_ONLY).mrr_at_10 == 1
    assert ranking([case], DENSE_ONLY).mrr_at_10 == 1 / 2


def test_reciprocal_ranks_weigh_both_searches_alike(case: Case) -> None:
    assert ranking_by_ranks([case]).mrr_at_10 == 1  # second and first beats first and nothing


def test_the_fit_prefers_weights_that_find_the_fact_first(case: Case) -> None:
    weights, validated = fit_weights([case] * 10)
    assert ranking([case], weights).mrr_at_10 == 1
    assert validated.mrr_at_10 == 1


def test_the_weights_in_use_are_among_those_tried() -> None:
    assert Weights() in WEIGHTS


def test_every_case_is_held_out_once() -> None:
    parts = folds(list(range(12)))
    assert sorted(n for held_out, _ in parts for n in held_out) == list(range(12))
    assert all(set(held_out).isdisjoint(rest) for held_out, rest in parts)


def test_the_threshold_lets_the_answerable_pass_and_refuses_the_others(case: Case) -> None:
    wrong = replace(
        case.found,
        passages={2: case.found.passages[2]},
        keyword={},
        dense={2: 0.1},
        similarities={2: 0.1},
    )
    trial = fit_tuning(
        rarity, [case], [replace(case, found=wrong)], KEYWORD_ONLY, k=1, refused_at_most=0.0
    )
    assert trial.nuggets == 1
    assert (trial.answerable_refused, trial.refused, trial.separation) == (0, 1, 1)
