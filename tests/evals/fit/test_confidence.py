from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orelore.answer.scoring import Weights
from orelore.evals.fit.cases import Case
from orelore.evals.fit.confidence import calibrate, drafted, outcomes, threshold, validated
from orelore.evals.fit.sentences import Evidence, evidence

CaseOf = Callable[..., Case]


def test_a_draft_with_half_of_the_pieces_is_right(case_of: CaseOf) -> None:
    some = evidence(case_of())
    draft = drafted(some, Weights())
    assert (draft.text, draft.nuggets, draft.is_right) == ("Kyrgyzaltyn owns Kumtor.", 1, True)
    pieces = (*some.golden.nuggets, ("since 1992",), ("wholly",))
    more = replace(some, golden=some.golden.model_copy(update={"nuggets": pieces}))
    assert not drafted(more, Weights()).is_right


def test_nothing_is_right_where_there_is_no_answer(case_of: CaseOf) -> None:
    assert not drafted(evidence(case_of(answerable=False)), Weights()).is_right


def test_without_a_sentence_the_confidence_is_nought_and_nothing_is_answered(
    pool: list[Evidence],
) -> None:
    fitted = calibrate(pool, reader="r", refused_at_most=0.0)
    [outcome] = outcomes([replace(pool[0], candidates=(), labels=())], fitted)
    assert (outcome.confidence, outcome.refused, outcome.drafted.text) == (0, True, "")


def test_the_surer_the_reader_the_surer_the_answer(pool: list[Evidence]) -> None:
    fitted = calibrate(pool, reader="r", refused_at_most=0.04)
    assert fitted.slope > 0
    assert fitted.reader == "r"
    sure, unsure = outcomes([pool[0], pool[8]], fitted)
    assert sure.confidence > unsure.confidence


def test_the_threshold_refuses_few_of_the_answerable_and_most_of_the_others(
    pool: list[Evidence],
) -> None:
    found = outcomes(pool, calibrate(pool, reader="r", refused_at_most=0.0))
    answerable = [o.refused for o in found if o.drafted.evidence.golden.answerable]
    others = [o.refused for o in found if not o.drafted.evidence.golden.answerable]
    assert not any(answerable)
    assert sum(others) > len(others) / 2


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 0.1), (0.24, 0.1), (0.25, 0.2), (0.5, 0.3), (1.0, 0.4)]
)
def test_the_threshold_is_the_highest_that_refuses_at_most_a_share(
    share: float, expected: float
) -> None:
    assert threshold([0.4, 0.1, 0.3, 0.2], share) == expected


def test_rounding_refuses_nobody() -> None:
    assert threshold([0.12345678], 0.0) == 0.1234


def test_every_question_is_validated_once(pool: list[Evidence]) -> None:
    found = validated(pool, reader="r", refused_at_most=0.04)
    assert {o.drafted.evidence.golden.id for o in found} == {e.golden.id for e in pool}
    assert len(found) == len(pool)
