"""Fit how sure to be and when to answer, and measure what comes of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from orelore.answer.calibration import Calibration
from orelore.answer.choosing import choose
from orelore.answer.disputes import disputed, with_accounts
from orelore.answer.kinds import BROAD
from orelore.answer.scoring import Weights
from orelore.evals.fit.cases import folds
from orelore.evals.fit.logistic import fit_line
from orelore.evals.fit.sentences import Evidence, fit_weights
from orelore.evals.metrics import nugget_recall
from orelore.evals.scoring import RIGHT

OURS = 2  # times that our own questions count, when questions on other text count too


@dataclass(frozen=True, slots=True)
class Drafted:
    """What would be answered if every question were answered."""

    evidence: Evidence
    text: str
    nuggets: float  # share of the pieces that it holds; 0 of a question that has none
    log_odds: float | None  # of the best sentence; None where none was found

    @property
    def is_broad(self) -> bool:
        return self.evidence.asked.kind in BROAD

    @property
    def is_right(self) -> bool:
        """As CRAG has it; to a question that the articles do not answer nothing is right."""
        return self.evidence.golden.answerable and self.nuggets >= RIGHT


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a calibration makes of a question."""

    drafted: Drafted
    confidence: float
    refused: bool


def drafted(evidence: Evidence, weights: Weights) -> Drafted:
    """What the answerer would say with these weights."""
    ranked = evidence.ranked(weights)
    if not ranked:
        return Drafted(evidence, "", 0.0, None)
    chosen = choose(evidence.asked, ranked)
    accounts = disputed(evidence.asked.kind, chosen[0], ranked)
    text = " ".join(c.text for c in with_accounts(chosen, accounts, ranked))
    pieces = evidence.golden.nuggets
    held = nugget_recall(text, pieces) if pieces else 0.0
    return Drafted(evidence, text, held, ranked[0].score)


def calibrate(
    cases: Sequence[Evidence],
    *,
    also: Sequence[Evidence] = (),
    reader: str,
    refused_at_most: float,
) -> Calibration:
    """Weights, line and threshold; `reader` is the fingerprint of the one that read the cases.

    The weights are fitted on others `also`, so that they hold on other text too; there the cases
    count double. The threshold is the highest that refuses at most this share of the answerable
    questions.
    """
    weights = fit_weights([*list(cases) * OURS, *also] if also else cases)
    drafts = [drafted(case, weights) for case in cases]
    found = [d for d in drafts if d.log_odds is not None]
    line = fit_line([(d.log_odds or 0.0, d.is_broad) for d in found], [d.is_right for d in found])
    sure = Calibration(
        weights=weights,
        slope=round(line.weights[0], 4),
        offset=round(line.bias, 4),
        broad=round(line.weights[1], 4),
        threshold=0.0,
        reader=reader,
        measured={},
    )
    answerable = [confidence(sure, d) for d in drafts if d.evidence.golden.answerable]
    limit = threshold(answerable, refused_at_most)
    return sure.model_copy(update={"threshold": limit})


def threshold(answerable: Sequence[float], refused_at_most: float) -> float:
    """The highest that at most this share of some confidences (at least one) is below."""
    at = sorted(answerable)[min(int(refused_at_most * len(answerable)), len(answerable) - 1)]
    return math.floor(at * 10_000) / 10_000  # rounding must not refuse one more


def confidence(calibration: Calibration, draft: Drafted) -> float:
    if draft.log_odds is None:
        return 0.0
    return calibration.confidence(draft.log_odds, draft.evidence.asked.kind)


def outcomes(cases: Sequence[Evidence], calibration: Calibration) -> list[Outcome]:
    """What comes of the questions with a calibration."""
    drafts = [drafted(case, calibration.weights) for case in cases]
    sure = [(d, confidence(calibration, d)) for d in drafts]
    return [Outcome(d, c, d.log_odds is None or c < calibration.threshold) for d, c in sure]


def validated(
    cases: Sequence[Evidence],
    *,
    also: Sequence[Evidence] = (),
    reader: str,
    refused_at_most: float,
) -> list[Outcome]:
    """What comes of each question with a calibration fitted on the folds that it is not in."""
    found: list[Outcome] = []
    for held_out, rest in folds(cases):
        fitted = calibrate(rest, also=also, reader=reader, refused_at_most=refused_at_most)
        found += outcomes(held_out, fitted)
    return found
