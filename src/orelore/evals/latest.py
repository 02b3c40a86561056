"""The latest report in a folder: what `orelore eval` wrote there, to be shown elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from orelore.errors import ReadError
from orelore.evals.report import from_json, metric_rows
from orelore.evals.summary import Summary

FIGURES, PAGE = "report.json", "report.html"
WAY_OUT = "Write it anew with `orelore eval`."


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run of `orelore eval` came to; its figures are text: `0.86 [0.80, 0.91]`."""

    made: datetime  # as the clock of this machine had it
    page: Path | None  # the whole report as HTML, where it is there
    questions: int  # asked of the main system
    kinds: Mapping[str, int]  # of question, and how many of them were judged
    systems: tuple[str, ...]  # the main one first
    rows: tuple[tuple[str, ...], ...]  # a measure, and its figure for each system


def latest_evaluation(folder: Path) -> Evaluation | None:
    """The newest report in a folder or in a folder of it; None where there is none.

    Raises ReadError where the newest one cannot be read.
    """
    newest = _newest(folder)
    if newest is None:
        return None
    try:
        text, made = newest.read_text(encoding="utf-8"), newest.stat().st_mtime
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(newest), f"it cannot be read: {error}. {WAY_OUT}") from error
    summaries = from_json(text, str(newest))
    if not summaries:
        raise ReadError(str(newest), f"it holds no figures. {WAY_OUT}")
    return _evaluation(newest, datetime.fromtimestamp(made).astimezone(), summaries)


def _newest(folder: Path) -> Path | None:
    found = [*folder.glob(FIGURES), *folder.glob(f"*/{FIGURES}")]
    return max((p for p in found if p.is_file()), key=lambda p: p.stat().st_mtime, default=None)


def _evaluation(path: Path, made: datetime, summaries: Mapping[str, Summary]) -> Evaluation:
    page, main = path.with_name(PAGE), next(iter(summaries.values()))
    asked = max((figure.n for figure in main.metrics.values()), default=0)
    judged = {kind: [f.n for f in figures.values()] for kind, figures in main.by_kind.items()}
    return Evaluation(
        made,
        page if page.is_file() else None,
        asked,
        {kind: max(numbers, default=0) for kind, numbers in judged.items()},
        tuple(summaries),
        tuple(metric_rows(summaries)),
    )
