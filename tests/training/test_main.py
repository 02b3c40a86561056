"""`python -m orelore.training`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def train(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orelore.training", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def test_a_missing_folder_of_data_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    result = train("--data", "gone", "--run", str(tmp_path / "run"), environment=environment)
    assert result.returncode == 1
    assert "Error: gone: there is no such folder. docs/TRAINING.md" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_cannot_be_made_is_one_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "run").write_text("a file")
    result = train("--data", "gone", "--run", str(tmp_path / "run"), environment=environment)
    assert result.returncode == 1
    assert "Setting --run=" in result.stderr
    assert "Traceback" not in result.stderr
