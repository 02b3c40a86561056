from __future__ import annotations

from collections.abc import Callable, Sequence

from orelore.evals.fit.cases import Case
from orelore.evals.fit.fusion import DENSE_ONLY, DEPTHS
from orelore.evals.fit.tables import depth_table, fusion_table, relevance_table
from orelore.types import Hit, Read

CaseOf = Callable[..., Case]


class Idle:
    """A reader that takes no time."""

    fingerprint = "idle"

    def read(self, _question: str, hits: Sequence[Hit]) -> list[Read]:
        return [Read(0.0, ()) for _ in hits]


def cells(text: str, start: str) -> list[str]:
    row = next(line for line in text.splitlines() if line.startswith(start))
    return row.split()[-2:]


def test_both_searches_are_shown_alone_and_together(case_of: CaseOf) -> None:
    text = fusion_table([case_of()] * 5, DENSE_ONLY)
    assert cells(text, "dense only") == cells(text, "in use") == ["1.000", "0.500"]
    assert cells(text, "keyword only") == cells(text, "fitted") == ["1.000", "1.000"]


def test_the_weight_in_use_and_the_best_one_are_marked(case_of: CaseOf) -> None:
    text = relevance_table([case_of()] * 5)
    assert text.count("(in use") == 1
    assert text.count("best)") == 1


def test_every_depth_has_its_time(case_of: CaseOf) -> None:
    text = depth_table([case_of()] * 3, Idle())
    assert len(text.splitlines()) == 2 + len(DEPTHS)
    assert "milliseconds" in text
