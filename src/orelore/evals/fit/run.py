"""All that `orelore bench fit` fits and shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from orelore.answer.calibration import Calibration
from orelore.answer.scoring import WEIGHTS
from orelore.evals.fit import figures, fusion, limits, tables
from orelore.evals.fit.cases import FOLDS, Case
from orelore.evals.fit.confidence import calibrate, outcomes, validated
from orelore.evals.fit.passages import passage_rows
from orelore.evals.fit.sentences import evidence
from orelore.evals.fit.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Sets:
    """Files to fit on, and one to check on."""

    questions: Path
    check: Path | None = None
    passages: Path | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    calibration: Calibration
    tables: tuple[str, ...]  # what it was measured to be worth, and what other settings would be


def fit_all(bench: Workbench, sets: Sets, *, refused_at_most: float) -> Fitted:
    """Fit the calibration of the bench's reader. Raises ReadError and QuestionError."""
    cases = bench.questions(sets.questions)
    pool = [evidence(case) for case in cases]
    passages = bench.passages(sets.passages) if sets.passages else []
    also = [evidence(case) for case in passages]
    name = bench.reader.fingerprint
    fitted = calibrate(pool, also=also, reader=name, refused_at_most=refused_at_most)
    held_out = validated(pool, also=also, reader=name, refused_at_most=refused_at_most)
    reached = {f"{sets.questions.name}, {FOLDS}-fold cross-validated": figures.figures(held_out)}
    if sets.check:
        checked = [evidence(case) for case in bench.questions(sets.check)]
        reached[sets.check.name] = figures.figures(outcomes(checked, fitted))
    measured = {name: some.model_dump(exclude_none=True) for name, some in reached.items()}
    return Fitted(
        fitted.model_copy(update={"measured": measured}),
        (
            *_of_retrieval(bench, cases),
            figures.figures_table(reached),
            figures.reliability_table(held_out),
            figures.trade_off(held_out),
            limits.table(limits.propose(pool, fitted.weights)),
            *_of_passages(passages, fitted),
        ),
    )


def _of_retrieval(bench: Workbench, cases: list[Case]) -> tuple[str, ...]:
    found = fusion.findable(cases)
    return (
        tables.fusion_table(found, bench.retriever.weights),
        tables.relevance_table(found),
        tables.depth_table(found, bench.reader),
    )


def _of_passages(cases: list[Case], fitted: Calibration) -> tuple[str, ...]:
    """With the weights that were fitted, these cases among others, and with plain ones."""
    if not cases:
        return ()
    columns = [passage_rows(cases, weights) for weights in (fitted.weights, WEIGHTS)]
    rows = [(name, value, plain) for (name, value), (_, plain) in zip(*columns, strict=True)]
    return (tabulate(rows, headers=("passages", "fitted", "plain weights"), floatfmt=".3f"),)
