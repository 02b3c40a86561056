from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from orelore.answer.calibration import Calibration, shipped
from orelore.answer.kinds import Kind
from orelore.answer.scoring import WEIGHTS
from orelore.reader.onnx_reader import open_reader


def calibration(slope: float = 1.0, offset: float = 0.0, broad: float = 0.0) -> Calibration:
    return Calibration(
        weights=WEIGHTS,
        slope=slope,
        offset=offset,
        broad=broad,
        threshold=0.5,
        reader="r",
        measured={},
    )


def test_the_confidence_is_the_logistic_function_of_a_line() -> None:
    assert calibration().confidence(0.0) == 0.5
    assert calibration(slope=2.0, offset=-2.0).confidence(1.0) == 0.5
    assert calibration(offset=1.0).confidence(0.0) == pytest.approx(0.7311, abs=1e-4)


def test_a_broad_question_has_a_line_of_its_own() -> None:
    some = calibration(broad=1.0)
    assert some.confidence(0.0, Kind.COMPARE) == some.confidence(1.0) > some.confidence(0.0)


def test_more_evidence_gives_more_confidence() -> None:
    low, middle, high = (shipped().confidence(log_odds) for log_odds in (-6.0, 0.0, 6.0))
    assert 0 < low < shipped().threshold < middle < high < 1


def test_the_shipped_calibration_was_fitted_for_the_shipped_reader(tmp_path: Path) -> None:
    assert shipped().reader == open_reader(tmp_path).fingerprint


def test_the_shipped_calibration_says_what_was_measured() -> None:
    assert shipped().measured


def test_it_survives_being_written() -> None:
    assert Calibration.model_validate_json(shipped().model_dump_json()) == shipped()


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Calibration.model_validate({**calibration().model_dump(), "tuning": 1})
