"""How long one question takes in a new process, beside the plain LlamaIndex starter."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Startup:
    """Wall seconds of each run; the runs of the two alternate."""

    ours: tuple[float, ...]
    starter: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times as fast ours is: the median over the pairs."""
        return median(b / a for a, b in zip(self.ours, self.starter, strict=True))


def compare_startup(question: str, chroma: Path, collection: str, *, runs: int = 5) -> Startup:
    """Ask in new processes, ours and the starter's in turns, after one of each not counted."""
    module = [sys.executable, "-m"]
    ours = [*module, "orelore", "ask", question]
    starter = [*module, "orelore.evals.starter", str(chroma), collection, question]
    pairs = [(seconds(ours), seconds(starter)) for _ in range(runs + 1)][1:]
    return Startup(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def seconds(command: Sequence[str]) -> float:
    """Wall seconds of a command, which must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
