"""From the best sentence's log-odds to a confidence that means what it says.

The weights, the line and the threshold are fitted together by `orelore bench fit` on questions
that the reader was not trained on, and kept in one file with the error that was measured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict

from orelore.answer.kinds import BROAD, Kind
from orelore.answer.scoring import Weights


class Calibration(BaseModel):
    """When to answer, and how sure to be.

    The confidence is the probability that an answer is right: the logistic function of a line
    over the log-odds of its best sentence (Platt 1999). A sentence answers a part of a broad
    question only, so the line lies elsewhere for those.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: Weights
    slope: float
    offset: float
    broad: float = 0.0  # added to the offset for a list, a comparison and a conflict
    threshold: float  # of the confidence: below it there is no answer
    reader: str  # the fingerprint of the reader that it was fitted for
    measured: Mapping[str, Any]  # on which questions, and with which error

    def confidence(self, log_odds: float, kind: Kind = Kind.SINGLE) -> float:
        """The probability of a right answer to such a question: 0 to 1."""
        offset = self.offset + (self.broad if kind in BROAD else 0.0)
        return 1 / (1 + math.exp(-(self.slope * log_odds + offset)))


def shipped() -> Calibration:
    """The calibration of the reader that is shipped."""
    path = resources.files("orelore.answer") / "calibration.json"
    return Calibration.model_validate_json(path.read_bytes())
