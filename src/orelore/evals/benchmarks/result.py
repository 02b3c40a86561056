"""A figure of a benchmark beside those of others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one benchmark, over `n` questions, pages or claims."""

    benchmark: str
    measure: str
    ours: float
    n: int
    published: tuple[tuple[str, float, str], ...] = ()  # system, value, source
    note: str = ""
