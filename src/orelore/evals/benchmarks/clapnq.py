"""CLAP NQ (Rosenthal et al. 2024): sentences quoted, and questions refused.

All counts are pooled: precision is the share of the quoted sentences that people selected, recall
the share of the selected ones that are quoted. A refused question quotes nothing. The threshold is
the product's own; what others would give is told beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from orelore.answer.calibration import shipped
from orelore.evals.benchmarks.collection import CHUNK_TOKENS, default_encoder, default_reader
from orelore.evals.benchmarks.extraction import THRESHOLDS, Quoted, chunk_of, quote, refused
from orelore.evals.benchmarks.gold import Bounds, Marked, read_clapnq
from orelore.evals.benchmarks.items import sampled
from orelore.evals.benchmarks.overlap import Overlap, pooled
from orelore.evals.benchmarks.result import Row
from orelore.evals.metrics import auroc
from orelore.index.build import Progress
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article, Chunk


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
) -> list[Row]:
    """The rows of `clapnq`, whose files lie in the folder.

    `sample` takes so many questions at random, always the same; `progress` is told those done and
    to do. Raises ReadError.
    """
    marked = sampled(read_clapnq(folder), sample)
    encoder = encoder or default_encoder()
    quoted = quote(
        marked,
        partial(chunks_of, encoder=encoder),
        encoder,
        reader or default_reader(),
        progress=progress,
    )
    return rows_of(name, quoted, shipped().threshold)


def chunks_of(article: Article, marked: Marked, encoder: Encoder) -> list[Chunk]:
    """Chunks as long as those of the index, of the sentences that the set tells."""
    runs: list[list[Bounds]] = []
    for start, end in marked.sentences:
        if runs and encoder.count_tokens(article.text[runs[-1][0][0] : end]) <= CHUNK_TOKENS:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return [chunk_of(article, n, "", run) for n, run in enumerate(runs)]


def rows_of(name: str, quoted: Sequence[Quoted], threshold: float) -> list[Row]:
    """Sentence choice where there is an answer, refusal where there is none, at a threshold."""
    yes = [q for q in quoted if q.marked.answerable]
    no = [q for q in quoted if not q.marked.answerable]
    given = answers(yes, threshold)
    every = pooled([(set(q.marked.sentences), set(q.marked.gold)) for q in yes])
    sure = pooled([(q.sure(threshold), set(q.marked.gold)) for q in yes])
    note = f"quoting every sentence: {every.f1:.3f}"
    rows = [
        Row(name, "sentence precision", given.precision, len(yes)),
        Row(name, "sentence recall", given.recall, len(yes)),
        Row(name, "sentence F1", given.f1, len(yes), (), note),
        Row(name, "sentence F1, all sure enough instead of an answer", sure.f1, len(yes)),
        Row(name, "answerable refused", refused(yes, threshold), len(yes)),
        Row(name, "unanswerable refused", refused(no, threshold), len(no)),
    ]
    return [*rows, *_told_apart(name, yes, no)] if yes and no else rows


def answers(quoted: Sequence[Quoted], at: float) -> Overlap:
    """The sentences of the answers that a threshold lets pass."""
    return pooled([(set(q.given(at)), set(q.marked.gold)) for q in quoted])


def best_threshold(yes: Sequence[Quoted], no: Sequence[Quoted]) -> float:
    """The confidence that as a threshold answers and refuses most rightly."""
    return max(
        sorted({q.confidence for q in (*yes, *no)}),
        key=lambda at: refused(no, at) - refused(yes, at),
    )


def _told_apart(name: str, yes: Sequence[Quoted], no: Sequence[Quoted]) -> list[Row]:
    """How well confidence tells them apart, and what every threshold gives."""
    area = auroc([q.confidence for q in yes], [q.confidence for q in no])
    best = best_threshold(yes, no)
    note = f"best threshold on this set: {best:.2f}, {_shares(yes, no, best)}"
    curve = [
        Row(name, f"sentence F1 at {at}", answers(yes, at).f1, len(yes), (), _shares(yes, no, at))
        for at in THRESHOLDS
    ]
    return [Row(name, "AUROC of confidence", area, len(yes) + len(no), (), note), *curve]


def _shares(yes: Sequence[Quoted], no: Sequence[Quoted], at: float) -> str:
    return f"answers {1 - refused(yes, at):.3f} and refuses {refused(no, at):.3f}"
