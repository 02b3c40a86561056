from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orelore.answer.kinds import Kind
from orelore.answer.scoring import Signals, Weights
from orelore.errors import QuestionError
from orelore.evals.fit.cases import Case
from orelore.evals.fit.sentences import Evidence, answers, evidence, fit_weights
from orelore.evals.golden import Golden, GoldSpan
from orelore.retrieval.rerank import READ, READ_WIDELY

CaseOf = Callable[..., Case]


def labelled(case: Case) -> dict[str, bool | None]:
    some = evidence(case)
    return {c.hit.article.id: x for c, x in zip(some.candidates, some.labels, strict=True)}


def asking(golden: Golden, *, nugget: str = "nothing", start: int = 0, end: int = 24) -> Golden:
    span = GoldSpan(article="right", start=start, end=end, quote="?")
    return golden.model_copy(update={"spans": (span,), "nuggets": ((nugget,),)})


def test_the_sentence_of_the_gold_span_answers_and_another_does_not(case_of: CaseOf) -> None:
    assert labelled(case_of()) == {"right": True, "wrong": False}


def test_nothing_answers_a_question_without_an_answer(case_of: CaseOf) -> None:
    assert set(labelled(case_of(answerable=False)).values()) == {False}


def test_of_a_piece_of_the_answer_elsewhere_nobody_knows(case_of: CaseOf) -> None:
    case = case_of()
    case = replace(case, golden=asking(case.golden, nugget="Gold"))
    assert labelled(case) == {"right": True, "wrong": None}


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(20, 28, True), (21, 40, False), (12, 99, True)]
)
def test_half_of_the_sentence_or_of_the_span_makes_it_the_same(
    case_of: CaseOf, start: int, end: int, expected: bool
) -> None:
    case = case_of()
    [right] = [c for c in evidence(case).candidates if c.hit.article.id == "right"]
    assert right.end - right.start == 24
    assert answers(asking(case.golden, start=start, end=end), right) is expected


def test_only_the_sentences_of_hits_that_are_read_are_evidence(case_of: CaseOf) -> None:
    case = case_of()
    many = replace(case, hits=case.hits * 10)
    broad = replace(many, asked=replace(many.asked, kind=Kind.LIST))
    assert len(evidence(many).candidates) == READ
    assert len(evidence(broad).candidates) == READ_WIDELY


def test_sentences_are_ranked_by_the_weights_that_are_tried(case_of: CaseOf) -> None:
    some = evidence(case_of())
    best, *_ = some.ranked(Weights(**dict.fromkeys(Signals.__slots__, 0.0) | {"evidence": 2.0}))
    assert (best.hit.article.id, best.score) == ("right", 2.0)


def test_the_reader_s_evidence_speaks_for_a_sentence(pool: list[Evidence]) -> None:
    assert fit_weights(pool).evidence > 0


def test_what_would_count_the_wrong_way_round_does_not_count(pool: list[Evidence]) -> None:
    # In these questions the passage that does not answer is the more similar one.
    assert fit_weights(pool).similarity == 0


def test_without_a_sentence_that_answers_nothing_can_be_fitted(case_of: CaseOf) -> None:
    with pytest.raises(QuestionError, match="spans"):
        fit_weights([evidence(case_of(answerable=False))])
