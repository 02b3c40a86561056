"""ACL-Verbatim (KR Labs 2026): words quoted from passages of papers.

People marked whole paragraphs: 62 of the 78 spans are one, with 84 % of the marked words, and the
others are whole sentences. So each paragraph is read as a passage of its own, under its heading,
and quoted whole when the answerer is sure enough of one of its sentences, by the product's own
threshold. The title of the paper is no part of a passage as the set gives it, and is not shown.

Words are what white space separates; precision, recall and F1 are of word positions, pooled over
all pairs of query and passage. That is the set's own count: the recalls it publishes are fractions
of the 6,033 words in its marked spans, its F1 the harmonic mean of pooled precision and recall.
Whether its precision leaves the pairs without any span out is not told; ours has them in, which
can only lower it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from pathlib import Path

from orelore.answer.calibration import shipped
from orelore.corpus.chunking import sections
from orelore.evals.benchmarks.collection import default_encoder, default_reader
from orelore.evals.benchmarks.extraction import THRESHOLDS, Quoted, chunk_of, quote, refused
from orelore.evals.benchmarks.gold import Bounds, Marked, read_acl_verbatim
from orelore.evals.benchmarks.items import sampled
from orelore.evals.benchmarks.overlap import Overlap, pooled, words_in
from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk

PUBLISHED = tuple(
    (system, value, "ACL-Verbatim summary.csv (KR Labs 2026)")
    for system, value in (
        ("ACL-Verbatim ModernBERT reranker, 150M", 0.536),
        ("GLM-5", 0.487),
        ("Mistral Small 2603", 0.469),
        ("Provence", 0.344),
        ("Zilliz Semantic Highlight", 0.301),
    )
)
BLANK_LINE = re.compile(r"\n\s*\n")


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
) -> list[Row]:
    """The rows of `acl-verbatim`, whose file lies in the folder.

    `sample` takes so many pairs at random, always the same; `progress` is told those done and to
    do. Raises ReadError.
    """
    marked = sampled(read_acl_verbatim(folder), sample)
    quoted = quote(
        marked,
        paragraphs,
        encoder or default_encoder(),
        reader or default_reader(),
        progress=progress,
    )
    return rows_of(name, quoted, shipped().threshold)


def paragraphs(article: Article, _marked: Marked) -> list[Chunk]:
    """The sentences between blank lines, together, under their headings."""
    text, sentences = article.text, split_sentences(article.text)
    runs: list[tuple[str, list[Bounds]]] = []
    for section in sections(text):
        inside = [s for s in sentences if section.start <= s[0] and s[1] <= section.end]
        for n, (start, end) in enumerate(inside):
            if n and not BLANK_LINE.search(text, inside[n - 1][1], start):
                runs[-1][1].append((start, end))
            else:
                runs.append((section.heading, [(start, end)]))
    return [chunk_of(article, n, heading, run) for n, (heading, run) in enumerate(runs)]


def rows_of(name: str, quoted: Sequence[Quoted], threshold: float) -> list[Row]:
    """Word overlap over all pairs, what is left alone where nothing is marked, and the curve."""
    n, none = len(quoted), [q for q in quoted if not q.marked.answerable]
    found, within = overlap(quoted, threshold), overlap(quoted, threshold, Quoted.sure)
    marked = overlap([q for q in quoted if q.marked.answerable], threshold)
    curve = {at: overlap(quoted, at) for at in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda at: curve[at].f1)
    note = (
        f"without the pairs that have no span: {marked.f1:.3f}; "
        f"best threshold on this set, {best}: {curve[best].f1:.3f}"
    )
    return [
        Row(name, "word precision", found.precision, n),
        Row(name, "word recall", found.recall, n),
        Row(name, "word F1", found.f1, n, PUBLISHED, note),
        Row(name, "word F1, sentences", within.f1, n),
        Row(name, "left without spans", refused(none, threshold), len(none)),
        *(
            Row(name, f"word F1 at {at}", o.f1, n, (), _told(o, refused(none, at)))
            for at, o in curve.items()
        ),
    ]


def overlap(
    quoted: Sequence[Quoted],
    at: float,
    spans: Callable[[Quoted, float], Set[Bounds]] = Quoted.chunks,
) -> Overlap:
    """The words that are quoted at a threshold, beside those that people marked."""
    texts = [(q.marked.text, q) for q in quoted]
    return pooled((words_in(t, spans(q, at)), words_in(t, q.marked.gold)) for t, q in texts)


def _told(found: Overlap, alone: float) -> str:
    scores = f"precision {found.precision:.3f}, recall {found.recall:.3f}"
    return f"{scores}, left without spans {alone:.3f}"
