"""Things quoted beside things that people marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from orelore.evals.benchmarks.gold import Bounds


@dataclass(frozen=True, slots=True)
class Overlap:
    """Pooled counts of things quoted, marked, and both."""

    both: int
    quoted: int
    marked: int

    @property
    def precision(self) -> float:
        return self.both / self.quoted if self.quoted else 0.0

    @property
    def recall(self) -> float:
        return self.both / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        total = self.quoted + self.marked
        return 2 * self.both / total if total else 0.0


NOTHING = Overlap(0, 0, 0)


def pooled(pairs: Iterable[tuple[Set[object], Set[object]]]) -> Overlap:
    """The counts of all pairs of quoted and marked together."""
    sizes = [(len(a & b), len(a), len(b)) for a, b in pairs]
    return Overlap(*(sum(column) for column in zip(*sizes, strict=True))) if sizes else NOTHING


def words_in(text: str, spans: Iterable[Bounds]) -> set[int]:
    """The positions of the words that spans touch."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    inside = [(s, e) for s, e in spans if s < e]
    return {i for i, (a, b) in enumerate(words) if any(a < e and b > s for s, e in inside)}
