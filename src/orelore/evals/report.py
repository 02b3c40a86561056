"""The figures of an evaluation as tables for a terminal and as JSON. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError
from tabulate import tabulate

from orelore.errors import ReadError
from orelore.evals.bootstrap import Estimate
from orelore.evals.summary import Summary

Rows: TypeAlias = list[tuple[str, ...]]

NOTHING = "-"
_SUMMARIES = TypeAdapter(dict[str, Summary])


def table(summaries: Mapping[str, Summary]) -> str:
    """Metrics against systems, and below it the same by kind of question."""
    whole = _plain(metric_rows(summaries), ["metric", *summaries])
    kinds = kind_rows(summaries)
    if not kinds:
        return whole
    return f"{whole}\n\n{_plain(kinds, ['kind', 'metric', *summaries])}"


def to_json(summaries: Mapping[str, Summary]) -> str:
    """The summaries by system, to be read back with `from_json`."""
    return _SUMMARIES.dump_json(dict(summaries), indent=2).decode()


def from_json(text: str, name: str) -> dict[str, Summary]:
    """Summaries that `to_json` wrote. Raises ReadError, which names the input and the field."""
    try:
        return _SUMMARIES.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        problem = f"not the figures of an evaluation: `{field}`: {first['msg']}"
        raise ReadError(name, f"{problem}. Write them anew with `orelore eval`.") from error


def metric_rows(summaries: Mapping[str, Summary]) -> Rows:
    """A row for every metric that some system has, then those that have no interval."""
    rows = [
        (metric, *(estimate_text(s.metrics.get(metric)) for s in summaries.values()))
        for metric in _union(s.metrics for s in summaries.values())
    ]
    columns = [single_figures(summary) for summary in summaries.values()]
    rows += [
        (name, *(number(column[name]) if name in column else NOTHING for column in columns))
        for name in _union(columns)
    ]
    return rows


def kind_rows(summaries: Mapping[str, Summary]) -> Rows:
    """A row for every metric of every kind of question."""
    rows: Rows = []
    for kind in _union(s.by_kind for s in summaries.values()):
        columns = [s.by_kind.get(kind, {}) for s in summaries.values()]
        rows += [(kind, m, *(estimate_text(c.get(m)) for c in columns)) for m in _union(columns)]
    return rows


def single_figures(summary: Summary) -> dict[str, float]:
    """The figures of a run that are no mean over its questions."""
    figures = {
        "language ratio": summary.language_ratio,
        "risk-coverage area": summary.risk_coverage_area,
        "calibration error": summary.calibration_error,
        **{f"{name} milliseconds": value for name, value in summary.latency.items()},
    }
    return {name: value for name, value in figures.items() if value is not None}


def estimate_text(estimate: Estimate | None) -> str:
    """`0.86 [0.80, 0.91]`."""
    if estimate is None:
        return NOTHING
    return f"{number(estimate.mean)} [{number(estimate.low)}, {number(estimate.high)}]"


def number(value: float) -> str:
    """Two decimals for shares; none for counts and times of ten and more."""
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.0f}"


def _plain(rows: Sequence[Sequence[str]], head: Sequence[str]) -> str:
    return tabulate(rows, headers=head, tablefmt="simple", disable_numparse=True)


def _union(columns: Iterable[Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(name for column in columns for name in column))
