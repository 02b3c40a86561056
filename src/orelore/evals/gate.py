"""Whether quality dropped against a baseline that was measured before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from orelore.errors import QuestionError, ReadError
from orelore.evals.bootstrap import Estimate, paired_difference
from orelore.evals.golden import Golden
from orelore.evals.record import Record
from orelore.evals.scoring import Scores
from orelore.evals.summary import (
    Summary,
    metric_by_question,
    scores_by_question,
    summarise,
)

# What must not drop, and whether more of it is better.
GUARDED = {
    "CRAG": True,
    "citation precision": True,
    "passage recall@5": True,
    "false answer": False,
}


class Baseline(BaseModel):
    """What a system reached: its summary, and each question's scores to compare one by one."""

    model_config = ConfigDict(frozen=True)
    system: str  # what was asked, and who answered
    answerer: str
    summary: Summary
    scores: dict[str, Scores]


class Change(BaseModel):
    """How one guarded metric moved, over the questions that both runs asked."""

    model_config = ConfigDict(frozen=True)
    metric: str
    difference: Estimate  # new less old
    dropped: bool  # the whole interval is on the bad side of 0
    better: tuple[str, ...]  # ids of questions
    worse: tuple[str, ...]


def read_baseline(path: Path) -> Baseline:
    """Raises ReadError when there is none, or it is none of ours."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        problem = "no baseline can be read there. Write one with `orelore eval --write`."
        raise ReadError(str(path), problem) from error


def measure(
    system: str, answerer: str, questions: Sequence[Golden], records: Sequence[Record]
) -> Baseline:
    """What a run comes to, as it is compared and kept."""
    return Baseline(
        system=system,
        answerer=answerer,
        summary=summarise(questions, records),
        scores=scores_by_question(questions, records),
    )


def compare(baseline: Baseline, scores: Mapping[str, Scores]) -> list[Change]:
    """How each guarded metric of the baseline moved.

    Raises QuestionError when the two runs share no question on one of them: nothing would be
    guarded.
    """
    changes = []
    for metric, more_is_better in GUARDED.items():
        old = metric_by_question(baseline.scores, metric)
        new = metric_by_question(scores, metric)
        shared = [question for question in new if question in old]
        if old and not shared:
            problem = f"Nothing to compare: no question of the baseline has {metric!r} in this run."
            raise QuestionError(f"{problem} Ask the baseline's questions, or write a new one.")
        if shared:
            gains = {q: (new[q] - old[q]) * (1 if more_is_better else -1) for q in shared}
            changes.append(_change(metric, paired_difference(new, old), gains, more_is_better))
    return changes


def _change(
    metric: str, difference: Estimate, gains: Mapping[str, float], more_is_better: bool
) -> Change:
    return Change(
        metric=metric,
        difference=difference,
        dropped=difference.high < 0 if more_is_better else difference.low > 0,
        better=tuple(q for q, gain in gains.items() if gain > 0),
        worse=tuple(q for q, gain in gains.items() if gain < 0),
    )
