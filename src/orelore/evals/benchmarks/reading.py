"""Passages read once for each question, and sentences chosen as before there was a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orelore.answer.asked import Rarity
from orelore.answer.calibration import shipped
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.answer.scoring import Weights
from orelore.evals.benchmarks.data import NO_TITLE
from orelore.retrieval.rerank import Reader
from orelore.types import Hit, Read

BEFORE = "without the reader"  # as a system to compare with
# Found by a grid search, when the words that question and sentence share were all there was.
BY_WORDS = Weights(
    evidence=0.0,
    relevance=0.0,
    answer=0.0,
    similarity=1.5,
    coverage=1.0,
    named=0.0,
    lacking=-0.2,
    bias=0.0,
)
BY_WORDS_LEAST = 1.3  # of the best sentence's sum, for an answer


class Remembering:
    """A reader that reads a passage of one index once for each question.

    It is not shown the title that stands for none.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._reads: dict[tuple[str, str], Read] = {}

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        new = [hit for hit in hits if (question, hit.chunk.id) not in self._reads]
        if new:
            for hit, read in zip(new, self._reader.read(question, _bare(new)), strict=True):
                self._reads[question, hit.chunk.id] = read
        return [self._reads[question, hit.chunk.id] for hit in hits]


def read_hits(question: str, hits: Sequence[Hit], reader: Reader) -> list[Hit]:
    """All of the hits, read, in their order."""
    reads = reader.read(question, hits)
    return [replace(hit, read=read) for hit, read in zip(hits, reads, strict=True)]


def by_words(rarity: Rarity) -> ExtractiveAnswerer:
    """Chooses among sentences that were not read."""
    changed = {"weights": BY_WORDS, "slope": 1.0, "offset": -BY_WORDS_LEAST, "threshold": 0.5}
    return ExtractiveAnswerer(rarity, shipped().model_copy(update=changed))


def _bare(hits: Sequence[Hit]) -> list[Hit]:
    return [
        replace(hit, article=replace(hit.article, title=""))
        if hit.article.title == NO_TITLE
        else hit
        for hit in hits
    ]
