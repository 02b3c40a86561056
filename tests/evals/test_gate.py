from __future__ import annotations

from pathlib import Path

import pytest

from orelore.errors import QuestionError, ReadError
from orelore.evals.gate import Baseline, compare, read_baseline
from orelore.evals.scoring import Scores
from orelore.evals.summary import Summary

EMPTY = Summary(
    metrics={},
    by_kind={},
    language_ratio=None,
    risk_coverage=[],
    risk_coverage_area=None,
    latency={},
)


def scores(crag: float, *, of: int = 40, false_answer: float = 0.0) -> dict[str, Scores]:
    return {f"q{i}": {"CRAG": crag, "false answer": false_answer} for i in range(of)}


def baseline(of: dict[str, Scores]) -> Baseline:
    return Baseline(system="ours", answerer="extractive", summary=EMPTY, scores=of)


def test_equal_runs_hold() -> None:
    changes = compare(baseline(scores(1)), scores(1))
    assert [change.metric for change in changes] == ["CRAG", "false answer"]
    assert not any(change.dropped or change.better or change.worse for change in changes)


def test_a_real_drop_is_told_with_the_questions_that_got_worse() -> None:
    crag, _ = compare(baseline(scores(1)), scores(1) | scores(-1, of=20))
    assert crag.dropped
    assert crag.worse[:2] == ("q0", "q1")
    assert len(crag.worse) == 20
    assert crag.better == ()


def test_one_question_lost_is_no_real_drop() -> None:
    crag, _ = compare(baseline(scores(1)), scores(1) | scores(-1, of=1))
    assert not crag.dropped
    assert crag.worse == ("q0",)


def test_more_false_answers_are_a_drop_and_fewer_are_not() -> None:
    before, after = scores(1), scores(1, false_answer=1)
    assert compare(baseline(before), after)[1].dropped
    fewer = compare(baseline(after), before)[1]
    assert not fewer.dropped
    assert len(fewer.better) == 40


def test_only_questions_that_both_runs_asked_are_compared() -> None:
    crag, _ = compare(baseline(scores(1)), {**scores(1, of=2), "new": {"CRAG": -1.0}})
    assert crag.difference.n == 2


def test_runs_that_share_nothing_are_refused() -> None:
    with pytest.raises(QuestionError, match="no question of the baseline has 'CRAG'"):
        compare(baseline(scores(1)), {"new": {"CRAG": -1.0}})


def test_a_baseline_outlives_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(baseline(scores(1)).model_dump_json())
    assert read_baseline(path) == baseline(scores(1))


@pytest.mark.parametrize("text", ["", "{}", "[1"])
def test_what_is_no_baseline_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(ReadError, match=r"baseline\.json: no baseline can be read"):
        read_baseline(path)
