from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.answer.choosing import LIMITS
from orelore.answer.kinds import Kind
from orelore.evals.fit.limits import propose, table
from orelore.evals.fit.sentences import Evidence, fit_weights


def test_a_kind_without_questions_has_no_proposal(pool: list[Evidence]) -> None:
    [proposal] = propose(pool, fit_weights(pool))
    assert (proposal.kind, proposal.questions) == (Kind.SINGLE, 20)


def test_where_one_sentence_says_all_no_further_one_is_let_in(pool: list[Evidence]) -> None:
    [proposal] = propose(pool, fit_weights(pool))
    assert proposal.limits == replace(
        LIMITS[Kind.SINGLE], behind=proposal.limits.behind, least=proposal.limits.least
    )
    assert proposal.limits.behind == 0
    assert proposal.fitted >= proposal.now
    assert proposal.fitted == proposal.validated == pytest.approx(1 - 0.001 * 3)


def test_where_two_sentences_say_it_both_are_let_in(pool: list[Evidence]) -> None:
    weights = fit_weights(pool)
    pieces = (("Kyrgyzaltyn",), ("old",))
    both = [replace(e, golden=e.golden.model_copy(update={"nuggets": pieces})) for e in pool]
    near = replace(weights, evidence=0.1, relevance=0.1, bias=1.0)
    [proposal] = propose(both, near)
    assert proposal.limits.behind > 0
    assert proposal.fitted == pytest.approx(1 - 0.001 * 6)


def test_a_proposal_is_a_row(pool: list[Evidence]) -> None:
    _, _, row = table(propose(pool, fit_weights(pool))).splitlines()
    assert row.split()[:2] == ["single", "20"]
