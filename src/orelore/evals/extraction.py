"""How well pages are read: word overlap with the true article bodies of a benchmark.

The definitions are those of the Scrapinghub article-extraction-benchmark: runs of four words are
counted on both sides, precision and recall are averaged over pages, F1 is that of the averages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from orelore.corpus.pages import read_page
from orelore.errors import ReadError

_SHINGLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class ExtractionScores:
    """Mean precision and recall over the pages, and which pages could not be read."""

    precision: float
    recall: float
    pages: int
    failed: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def extraction_scores(data: Path) -> ExtractionScores:
    """Read every page of a folder with `ground-truth.json` and `html/*.html.gz`."""
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    failed: list[str] = []
    scores = [
        page_scores(page["articleBody"], _read(data / "html" / f"{key}.html.gz", page, failed))
        for key, page in truth.items()
    ]
    precision, recall = (fmean(values) for values in zip(*scores, strict=True))
    return ExtractionScores(precision, recall, len(scores), tuple(failed))


def page_scores(true_body: str, body: str) -> tuple[float, float]:
    """Precision and recall of one body."""
    expected, found = Counter(_shingles(true_body)), Counter(_shingles(body))
    shared = (expected & found).total()
    precision = shared / found.total() if found else 0.0
    recall = shared / expected.total() if expected else 0.0
    return precision, recall


def _read(path: Path, page: dict[str, str], failed: list[str]) -> str:
    try:
        return read_page(gzip.decompress(path.read_bytes()), name=path.name, url=page["url"]).text
    except ReadError as error:
        failed.append(str(error))
        return ""


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - _SHINGLE_WORDS + 1) if words else 0
    return (tuple(words[i : i + _SHINGLE_WORDS]) for i in range(count))
