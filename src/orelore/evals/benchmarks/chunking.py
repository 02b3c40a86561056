"""Which text the first five passages bring: the Chroma chunking evaluation.

Recall, precision and intersection over union as in Smith, Troynikov 2024, "Evaluating Chunking
Strategies for Retrieval", with characters for tokens: text of the excerpts that was found, over
all of the excerpts, over all that was retrieved (a repeated stretch counts each time), and over
both together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean

import numpy as np

from orelore.evals.benchmarks.collection import default_encoder, indexed
from orelore.evals.benchmarks.data import QuestionSet, read_chunking
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.retrieval.retriever import Retriever
from orelore.types import Span

FIRST = 5
STARTER = "LlamaIndex SentenceSplitter 1024/20, same encoder, dense"

Search = Callable[[str], Sequence[Span]]  # question -> passages, best first


@dataclass(frozen=True, slots=True)
class Overlap:
    """How the retrieved text and the excerpts of one question meet, each 0 to 1."""

    recall: float
    precision: float
    iou: float


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> list[Row]:
    """The rows of `chunking`; the passages come from all five corpora together."""
    questions, encoder = read_chunking(folder).sampled(sample), encoder or default_encoder()
    starter = overlaps(questions, starter_search(questions, encoder))
    with indexed(questions.articles, encoder) as library:
        ours = overlaps(questions, our_search(library), progress)
    return [
        Row(
            name,
            f"{measure} of the first {FIRST} passages, %",
            100 * _mean(ours, measure),
            len(ours),
            ((STARTER, 100 * _mean(starter, measure), "measured here"),),
            "characters as tokens",
        )
        for measure in ("recall", "precision", "iou")
    ]


def overlaps(
    questions: QuestionSet, search: Search, progress: Progress | None = None
) -> list[Overlap]:
    """Of each question."""
    return [
        overlap(search(asked.text), [Span(asked.article_id, *s) for s in asked.spans])
        for asked in watched(questions.questions, progress)
    ]


def overlap(retrieved: Sequence[Span], excerpts: Sequence[Span]) -> Overlap:
    """The three measures of one question, whose excerpts stand in one article."""
    wanted = _characters(excerpts)
    got = _characters(s for s in retrieved if s.article_id == excerpts[0].article_id)
    shared, total = len(wanted & got), sum(s.end - s.start for s in retrieved)
    return Overlap(
        recall=shared / len(wanted),
        precision=shared / total if total else 0.0,
        iou=shared / (total + len(wanted) - shared),
    )


def our_search(library: Library) -> Search:
    """The passages of the product."""
    retriever = Retriever(library.catalog, library.store, library.encoder)

    def search(question: str) -> list[Span]:
        hits = retriever.search(retriever.read(question), k=FIRST)
        return [Span(hit.article.id, hit.chunk.start, hit.chunk.end) for hit in hits]

    return search


def starter_search(questions: QuestionSet, encoder: Encoder) -> Search:
    """Chunks as LlamaIndex makes them by default, found by their vectors alone."""
    # Slow to import.
    from orelore.evals.plain import quote_of, split

    quotes = [quote_of(node) for node in split(questions.articles)]
    spans = [Span(quote.article, quote.start, quote.end) for quote in quotes]
    return partial(_nearest, spans, encoder.encode([quote.text for quote in quotes]), encoder)


def _nearest(spans: Sequence[Span], vectors: np.ndarray, encoder: Encoder, text: str) -> list[Span]:
    order = np.argsort(-(vectors @ encoder.encode([text])[0]))
    return [spans[i] for i in order[:FIRST]]


def _characters(spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def _mean(found: Sequence[Overlap], measure: str) -> float:
    return fmean(getattr(each, measure) for each in found)
