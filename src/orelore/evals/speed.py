"""How fast texts are encoded, beside sentence-transformers with its defaults."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from orelore.index.embedding import BUNDLED, open_encoder
from orelore.index.weights import model_folder


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts per second of each round; the rounds of the two alternate on the same machine."""

    ours: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times as fast ours is: the median over the rounds."""
        return median(a / b for a, b in zip(self.ours, self.reference, strict=True))


def compare_encoders(texts: Sequence[str], cache: Path, *, rounds: int = 3) -> Comparison:
    """The bundled encoder and `SentenceTransformer.encode` with the same weights and texts."""
    from sentence_transformers import SentenceTransformer

    encoder = open_encoder(BUNDLED, cache)
    reference = SentenceTransformer(str(model_folder()), device="cpu")
    return alternate(
        lambda: encoder.encode(texts), lambda: reference.encode(list(texts)), len(texts), rounds
    )


def alternate(
    ours: Callable[[], object], reference: Callable[[], object], size: int, rounds: int
) -> Comparison:
    """Time both in turns, after one turn each that is not counted."""
    rates: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for run, kept in zip((ours, reference), rates, strict=True):
            rate = texts_per_second(run, size)
            if number:
                kept.append(rate)
    return Comparison(tuple(rates[0]), tuple(rates[1]))


def texts_per_second(run: Callable[[], object], size: int) -> float:
    start = time.perf_counter()
    run()
    return size / (time.perf_counter() - start)
