"""ACL-Verbatim (KR Labs 2026): words quoted from passages of papers.

People marked whole paragraphs: 62 of the 78 spans are one, with 84 % of the marked words, and the
others are whole sentences. So each paragraph is read as a passage of its own, under its heading,
and quoted when the reader finds that it rather answers than not: log-odds above 0.

Words are what white space separates; precision, recall and F1 are of word positions, pooled over
all pairs of query and passage. That is the set's own count: the recalls it publishes are fractions
of the 6,033 words in its marked spans, its F1 the harmonic mean of pooled precision and recall.
Whether its precision leaves the pairs without any span out is not told; ours has them in, which
can only lower it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orelore.corpus.chunking import sections
from orelore.evals.benchmarks.collection import default_reader
from orelore.evals.benchmarks.gold import Bounds, Marked, read_acl_verbatim
from orelore.evals.benchmarks.items import sampled, watched
from orelore.evals.benchmarks.overlap import Overlap, pooled, words_in
from orelore.evals.benchmarks.reading import read_hits
from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress
from orelore.retrieval.rerank import Reader
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk, Hit, Read

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
THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)  # log-odds


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage, and what the reader makes of each of its paragraphs."""

    marked: Marked
    paragraphs: tuple[tuple[Bounds, Read], ...]

    def relevant(self, at: float) -> list[Bounds]:
        """The paragraphs whose log-odds are above a threshold."""
        return [bounds for bounds, read in self.paragraphs if read.relevance > at]

    def evidence(self, at: float) -> list[Bounds]:
        """The sentences in them that are themselves above it."""
        return [
            (s.start, s.end)
            for _, read in self.paragraphs
            for s in read.sentences
            if read.relevance > at and s.evidence > at
        ]


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> list[Row]:
    """The rows of `acl-verbatim`, whose file lies in the folder.

    `sample` takes so many pairs at random, always the same; `progress` is told those done and to
    do. Raises ReadError.
    """
    marked = sampled(read_acl_verbatim(folder), sample)
    reader = reader or default_reader()
    return rows_of(name, [extract(m, reader) for m in watched(marked, progress)])


def extract(marked: Marked, reader: Reader) -> Extract:
    """Every paragraph of a passage, read for its question."""
    article = Article("passage", marked.title, marked.text)
    hits = [Hit(chunk, article, score=0.0) for chunk in paragraphs(article)]
    found = read_hits(marked.question, hits, reader)
    return Extract(
        marked, tuple(((h.chunk.start, h.chunk.end), h.read) for h in found if h.read is not None)
    )


def paragraphs(article: Article) -> Iterator[Chunk]:
    """The sentences between blank lines, together, under their headings."""
    text, sentences = article.text, split_sentences(article.text)
    for section in sections(text):
        runs: list[list[Bounds]] = []
        for start, end in (s for s in sentences if section.start <= s[0] and s[1] <= section.end):
            if runs and not BLANK_LINE.search(text, runs[-1][-1][1], start):
                runs[-1].append((start, end))
            else:
                runs.append([(start, end)])
        for run in runs:
            start, end = run[0][0], run[-1][1]
            yield Chunk(article.id, start, section.heading, text[start:end], start, tuple(run))


def rows_of(name: str, extracts: Sequence[Extract]) -> list[Row]:
    """Word overlap over all pairs, what is left alone where nothing is marked, and the curve."""
    n, none = len(extracts), [e for e in extracts if not e.marked.answerable]
    found, within = overlap(extracts, Extract.relevant), overlap(extracts, Extract.evidence)
    marked = overlap([e for e in extracts if e.marked.answerable], Extract.relevant)
    note = f"without the pairs that have no span: {marked.f1:.3f}"
    curve = {at: overlap(extracts, Extract.relevant, at) for at in THRESHOLDS}
    return [
        Row(name, "word precision", found.precision, n),
        Row(name, "word recall", found.recall, n),
        Row(name, "word F1", found.f1, n, PUBLISHED, note),
        Row(name, "word F1, sentences", within.f1, n),
        Row(name, "left without spans", left(none), len(none)),
        *(
            Row(name, f"word F1 at log-odds {at:g}", o.f1, n, (), _told(o, left(none, at)))
            for at, o in curve.items()
        ),
    ]


def overlap(
    extracts: Sequence[Extract],
    quoted: Callable[[Extract, float], Sequence[Bounds]],
    at: float = 0.0,
) -> Overlap:
    """The words that are quoted at a threshold, beside those that people marked."""
    texts = [(e.marked.text, e) for e in extracts]
    return pooled((words_in(t, quoted(e, at)), words_in(t, e.marked.gold)) for t, e in texts)


def left(extracts: Sequence[Extract], at: float = 0.0) -> float:
    """Share of the passages of which nothing is quoted."""
    return sum(not e.relevant(at) for e in extracts) / len(extracts) if extracts else 0.0


def _told(found: Overlap, alone: float) -> str:
    scores = f"precision {found.precision:.3f}, recall {found.recall:.3f}"
    return f"{scores}, left without spans {alone:.3f}"
