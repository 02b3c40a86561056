"""What the scores of one system come to over a question set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
from pydantic import BaseModel, ConfigDict

from orelore.errors import QuestionError
from orelore.evals.bootstrap import Estimate, interval
from orelore.evals.golden import Golden
from orelore.evals.metrics import (
    Bin,
    calibration_error,
    reliability,
    risk_coverage,
    risk_coverage_area,
)
from orelore.evals.record import Record
from orelore.evals.scoring import METRICS, Scores, is_wrong, score

BY_KIND = ("nuggets", "CRAG")


class Summary(BaseModel):
    """The figures of one system; `model_dump_json` and `model_validate_json` keep them on disk."""

    model_config = ConfigDict(frozen=True)
    metrics: dict[str, Estimate]
    by_kind: dict[str, dict[str, Estimate]]  # kind of question -> metric
    language_ratio: float | None  # nuggets of questions in other languages over English ones
    risk_coverage: list[tuple[float, float]]  # coverage, risk
    risk_coverage_area: float | None
    # Of the answers whose confidence is a probability: baselines of before had none.
    reliability: tuple[Bin, ...] = ()
    calibration_error: float | None = None
    latency: dict[str, float]  # milliseconds: median, p95, p99


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what a system did with it, and what that is worth."""

    question: Golden
    record: Record
    scores: Scores


def summarise(questions: Sequence[Golden], records: Iterable[Record]) -> Summary:
    """All figures over the questions. Raises QuestionError when one of them has no record."""
    cases = _cases(questions, records)
    curve, bins = _curve(cases), _reliability(cases)
    kinds = dict.fromkeys(question.kind for question in questions)
    return Summary(
        metrics=_estimates(cases, METRICS),
        by_kind={
            kind: _estimates([case for case in cases if case.question.kind == kind], BY_KIND)
            for kind in kinds
        },
        language_ratio=_language_ratio(cases),
        risk_coverage=curve,
        risk_coverage_area=risk_coverage_area(curve) if curve else None,
        reliability=tuple(bins),
        calibration_error=calibration_error(bins) if bins else None,
        latency=_latency([case.record.milliseconds for case in cases]),
    )


def scores_by_question(questions: Sequence[Golden], records: Iterable[Record]) -> dict[str, Scores]:
    """The scores of each question by its id. Raises QuestionError as `summarise` does."""
    return {case.question.id: case.scores for case in _cases(questions, records)}


def metric_by_question(scores: Mapping[str, Scores], metric: str) -> dict[str, float]:
    """One metric by question id, where it applies: what `paired_difference` compares."""
    return {id_: values[metric] for id_, values in scores.items() if metric in values}


def _cases(questions: Sequence[Golden], records: Iterable[Record]) -> list[Case]:
    by_id = {record.id: record for record in records}
    if missing := [question.id for question in questions if question.id not in by_id]:
        raise QuestionError(
            f"No record of {len(missing)} of {len(questions)} questions, {missing[0]} first. "
            "Ask them all, or leave them out of the question set."
        )
    pairs = [(question, by_id[question.id]) for question in questions]
    return [Case(question, record, score(question, record)) for question, record in pairs]


def _estimates(cases: Sequence[Case], metrics: Iterable[str]) -> dict[str, Estimate]:
    """An estimate of each metric that applies to some case."""
    values = {metric: _values(cases, metric) for metric in metrics}
    return {metric: interval(some) for metric, some in values.items() if some}


def _values(cases: Iterable[Case], metric: str) -> list[float]:
    return [case.scores[metric] for case in cases if metric in case.scores]


def _language_ratio(cases: Sequence[Case]) -> float | None:
    english = _values((case for case in cases if case.question.language == "en"), "nuggets")
    other = _values((case for case in cases if case.question.language != "en"), "nuggets")
    if not other or not any(english):
        return None
    return mean(other) / mean(english)


def _curve(cases: Sequence[Case]) -> list[tuple[float, float]]:
    """Risk by coverage over the questions that came with a confidence and can be judged."""
    judged = [case for case in cases if "CRAG" in case.scores]
    sure = [(case, c) for case in judged if (c := case.record.confidence) is not None]
    answered = [(c, is_wrong(case.scores)) for case, c in sure if not case.record.abstained]
    return risk_coverage(answered, len(sure))


def _reliability(cases: Sequence[Case]) -> list[Bin]:
    """Confidence against share right, over the answers given: to what has no answer, none is."""
    judged = [case for case in cases if "Brier" in case.scores]
    believed = [(case, p) for case in judged if (p := case.record.probability) is not None]
    return reliability([(p, not is_wrong(case.scores)) for case, p in believed])


def _latency(milliseconds: Sequence[float]) -> dict[str, float]:
    if not milliseconds:
        return {}
    values = np.quantile(milliseconds, [0.5, 0.95, 0.99]).tolist()
    return dict(zip(("median", "p95", "p99"), values, strict=True))
