from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.answer.scoring import Weights
from orelore.evals.fit.cases import Case
from orelore.evals.fit.confidence import Outcome, drafted
from orelore.evals.fit.figures import figures, figures_table, reliability_table, trade_off
from orelore.evals.fit.sentences import evidence

CaseOf = Callable[..., Case]
OutcomeOf = Callable[..., Outcome]


@pytest.fixture
def outcome_of(case_of: CaseOf) -> OutcomeOf:
    """Makes the outcome of a question; the answer to an answerable one is right."""

    def make(confidence: float, *, answerable: bool = True, refused: bool = False) -> Outcome:
        draft = drafted(evidence(case_of(answerable=answerable)), Weights())
        return Outcome(draft, confidence, refused)

    return make


def test_a_refused_question_holds_no_pieces(outcome_of: OutcomeOf) -> None:
    some = figures([outcome_of(0.9), outcome_of(0.1, refused=True)])
    assert some.nuggets == {"all": 0.5, "single": 0.5}
    assert some.answerable_refused == 0.5
    assert some.wrong == 0


def test_refusals_are_told_apart_by_whether_there_is_an_answer(outcome_of: OutcomeOf) -> None:
    some = figures(
        [
            outcome_of(0.9),
            outcome_of(0.1, answerable=False, refused=True),
            outcome_of(0.8, answerable=False),
        ]
    )
    assert some.answerable_refused == 0
    assert some.unanswerable_refused == {"all": 0.5, "unanswerable_in": 0.5}
    assert some.wrong == 0.5


def test_being_sure_of_what_is_wrong_is_an_error(outcome_of: OutcomeOf) -> None:
    some = figures([outcome_of(1.0), outcome_of(1.0, answerable=False)])
    assert (some.brier, some.calibration_error) == (0.5, 0.5)
    assert some.auroc_right == some.auroc_answerable == 0.5


def test_what_cannot_be_measured_is_left_open(outcome_of: OutcomeOf) -> None:
    some = figures([outcome_of(1.0, answerable=False, refused=True)])
    assert (some.answerable_refused, some.wrong, some.auroc_right, some.words) == (None,) * 4
    assert some.nuggets == {}


def test_every_set_has_a_column(outcome_of: OutcomeOf) -> None:
    one, two = figures([outcome_of(0.9)]), figures([outcome_of(0.2, answerable=False)])
    text = figures_table({"mine": one, "yours": two})
    assert text.splitlines()[0].split() == ["mine", "yours"]
    row = next(line for line in text.splitlines() if line.startswith("nuggets single"))
    assert row.split()[-2:] == ["1.000", "-"]


def test_answers_of_one_confidence_share_a_row(outcome_of: OutcomeOf) -> None:
    text = reliability_table([outcome_of(0.92), outcome_of(0.94), outcome_of(0.1)])
    assert [line.split() for line in text.splitlines()[2:]] == [
        ["1", "0.100", "1.000"],
        ["2", "0.930", "1.000"],
    ]


def test_the_more_is_refused_the_fewer_are_answered(outcome_of: OutcomeOf) -> None:
    some = [outcome_of(n / 20) for n in range(10, 20)]
    some += [outcome_of(n / 20, answerable=False) for n in range(10)]
    rows = [[float(cell) for cell in line.split()] for line in trade_off(some).splitlines()[2:]]
    assert rows[0] == [0.5, 0, 1, 0.5, 0]
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert [row[3] for row in rows] == sorted((row[3] for row in rows), reverse=True)
