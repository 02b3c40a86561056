from __future__ import annotations

from pathlib import Path

from orelore.evals.golden import load_questions
from orelore.evals.report import single_figures
from orelore.evals.scoring import METRICS
from orelore.evals.summary import Summary
from orelore_app.explore.measures import KINDS, MEASURES

EVERY = Summary(
    metrics={},
    by_kind={},
    language_ratio=1.0,
    risk_coverage=[],
    risk_coverage_area=0.1,
    calibration_error=0.1,
    latency={"median": 1.0, "p95": 2.0, "p99": 3.0},
)


def test_every_measure_of_an_evaluation_has_a_meaning_and_no_other() -> None:
    explained = [name for group in MEASURES.values() for name in group]
    assert sorted(explained) == sorted({*METRICS, *single_figures(EVERY)})


def test_every_kind_of_question_has_words() -> None:
    asked = load_questions(Path(__file__).parents[2] / "evals" / "questions.jsonl")
    assert set(KINDS) == {question.kind for question in asked}
