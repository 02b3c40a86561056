from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orelore.evals.fit.cases import Case
from orelore.evals.fit.fusion import (
    DENSE_ONLY,
    KEYWORD_ONLY,
    RELEVANCES,
    WEIGHTS,
    Ranking,
    by_ranks,
    by_reading,
    by_weights,
    findable,
    fit_fusion,
    fit_relevance,
    mean_of,
    recall_read,
)
from orelore.retrieval.rerank import RELEVANCE
from orelore.retrieval.retriever import Weights

CaseOf = Callable[..., Case]


@pytest.fixture
def case(case_of: CaseOf) -> Case:
    return case_of()


def test_each_search_alone_gives_its_own_ranking(case: Case) -> None:
    assert by_weights(case, KEYWORD_ONLY).mrr_at_10 == 1
    assert by_weights(case, DENSE_ONLY).mrr_at_10 == 1 / 2


def test_reciprocal_ranks_weigh_both_searches_alike(case: Case) -> None:
    assert by_ranks(case).mrr_at_10 == 1  # second and first beats first and nothing


def test_a_reader_that_is_listened_to_puts_the_right_passage_first(case: Case) -> None:
    assert by_reading(case, 0.0, 10).mrr_at_10 == 1 / 2
    assert by_reading(case, 1.0, 10).mrr_at_10 == 1


def test_an_answer_can_be_made_only_of_what_is_read(case: Case) -> None:
    assert [recall_read(case, n) for n in (1, 2)] == [0, 1]


def test_without_spans_the_facts_behind_a_passage_tell(case: Case) -> None:
    golden = case.golden.model_copy(update={"spans": (), "facts": ("right", "unknown")})
    ranking = by_weights(replace(case, golden=golden), KEYWORD_ONLY)
    assert (ranking.recall_at_5, ranking.mrr_at_10) == (1 / 2, 1)


def test_a_question_without_an_answer_says_nothing_of_a_ranking(case_of: CaseOf) -> None:
    both = [case_of(), case_of(answerable=False)]
    assert findable(both) == both[:1]


def test_the_fit_prefers_weights_that_find_the_passage_first(case: Case) -> None:
    choice = fit_fusion([case] * 10)
    assert by_weights(case, choice.best).mrr_at_10 == 1
    assert set(choice.values) == {1.0}


def test_the_relevance_that_ranks_best_is_chosen() -> None:
    some = {0.0: [Ranking(0.5, 0.5)] * 5, 0.1: [Ranking(1.0, 0.5)] * 5}
    assert fit_relevance(some).best == 0.1


def test_what_is_in_use_is_among_what_is_tried() -> None:
    assert Weights() in WEIGHTS
    assert RELEVANCE in RELEVANCES


def test_rankings_have_a_mean() -> None:
    assert mean_of([Ranking(1.0, 0.5), Ranking(0.0, 0.0)]) == Ranking(0.5, 0.25)
