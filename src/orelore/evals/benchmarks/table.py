"""Benchmark rows as a Markdown table, ours beside what others published."""

from __future__ import annotations

from collections.abc import Iterable

from tabulate import tabulate

from orelore.evals.benchmarks.result import Row

HEAD = ("benchmark", "measure", "n", "ours", "published", "note")


def table(rows: Iterable[Row]) -> str:
    """One line a row; published values with the systems they belong to."""
    lines = [
        (row.benchmark, row.measure, row.n, f"{row.ours:.3g}", _published(row), row.note)
        for row in rows
    ]
    return tabulate(lines, headers=HEAD, tablefmt="github", disable_numparse=True)


def _published(row: Row) -> str:
    return "; ".join(f"{system} {value:g}" for system, value, _ in row.published)
