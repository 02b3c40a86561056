"""What the extractive answerer quotes, and when it refuses, beside the marks of people.

One question and one passage at a time go through the product's own answerer. The meaning of a
passage is compared by the bundled encoder; how rare a word is, is counted over the passages of
the set at hand, as the index does.

CLAP NQ (Rosenthal et al. 2024): a passage is one hit with the sentences that the set tells. All
counts are pooled: precision is the share of the quoted sentences that people selected, recall the
share of the selected ones that are quoted. A refused question quotes nothing.

ACL-Verbatim (KR Labs 2026): a passage is chunked as in the index. Words are what white space
separates; precision, recall and F1 are of word positions, pooled over all pairs of query and
passage. That is the set's own count: the recalls it publishes are fractions of the 6,033 words in
its marked spans, its F1 the harmonic mean of pooled precision and recall. Whether its precision
leaves the pairs without any span out is not told; ours has them in, which can only lower it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from orelore.answer.extractive import TUNING, ExtractiveAnswerer, Rarity
from orelore.evals.benchmarks.collection import CHUNK_TOKENS
from orelore.evals.benchmarks.gold import Bounds, Marked, read_acl_verbatim, read_clapnq
from orelore.evals.benchmarks.items import sampled, watched
from orelore.evals.benchmarks.result import Row
from orelore.evals.metrics import auroc
from orelore.index.build import Progress
from orelore.index.embedding import BUNDLED, Encoder, open_encoder
from orelore.index.writer import chunks_of, embedded
from orelore.retrieval.retriever import rarity_of
from orelore.settings import load_settings
from orelore.types import Article, Chunk, Draft, Hit
from orelore.words import stem, stems

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


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was asked, what was quoted, and how sure the answerer was."""

    marked: Marked
    spans: tuple[Bounds, ...]
    confidence: float


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


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> list[Row]:
    """The rows of `clapnq` or `acl-verbatim`, whose files lie in the folder.

    `sample` takes so many pairs at random, always the same; `progress` is told those done and to
    do. Raises ReadError and EncoderError.
    """
    read, rows, whole = {
        "clapnq": (read_clapnq, clapnq_rows, True),
        "acl-verbatim": (read_acl_verbatim, acl_rows, False),
    }[name]
    marked = sampled(read(folder), sample)
    return rows(quote(marked, encoder or _bundled(), whole=whole, progress=progress))


def quote(
    marked: Sequence[Marked], encoder: Encoder, *, whole: bool, progress: Progress | None = None
) -> list[Quoted]:
    """Ask every question of its passage, which is one hit or is chunked as in the index."""
    articles = [Article(str(n), m.title, m.text) for n, m in enumerate(marked)]
    chunks = [
        [_as_told(article, m)] if whole else chunks_of(article, encoder, CHUNK_TOKENS)
        for article, m in zip(articles, marked, strict=True)
    ]
    texts = {embedded(a, c) for a, inside in zip(articles, chunks, strict=True) for c in inside}
    answerer = ExtractiveAnswerer(rarity_in(texts))
    quoted = []
    pairs = zip(articles, chunks, strict=True)
    for m, (article, inside) in zip(watched(marked, progress), pairs, strict=True):
        draft = answerer.draft(m.question, hits_of(m.question, article, inside, encoder))
        quoted.append(Quoted(m, _spans(draft), draft.confidence or 0.0))
    return quoted


def hits_of(
    question: str, article: Article, chunks: Sequence[Chunk], encoder: Encoder
) -> list[Hit]:
    """The chunks with their closeness in meaning to the question, best first."""
    vectors = encoder.encode([question, *(embedded(article, chunk) for chunk in chunks)])
    closeness = (vectors[1:] @ vectors[0]).tolist()
    hits = [Hit(c, article, s, similarity=s) for c, s in zip(chunks, closeness, strict=True)]
    return sorted(hits, key=lambda hit: -hit.score)


def rarity_in(passages: Collection[str]) -> Rarity:
    """The inverse document frequency of words in these passages, by the index's formula."""
    held = Counter(word for passage in passages for word in stems(passage))

    def rarity(words: tuple[str, ...]) -> dict[str, float]:
        return {word: rarity_of(held[stem(word)], len(passages)) for word in words}

    return rarity


def clapnq_rows(quoted: Sequence[Quoted]) -> list[Row]:
    """Sentence choice where there is an answer, refusal where there is none."""
    yes = [q for q in quoted if q.marked.answerable]
    no = [q for q in quoted if not q.marked.answerable]
    chosen = pooled([(set(q.spans), set(q.marked.gold)) for q in yes])
    every = pooled([(set(q.marked.sentences), set(q.marked.gold)) for q in yes])
    rows = _overlap_rows("clapnq", "sentence", chosen, len(yes))
    rows[-1] = replace(rows[-1], note=f"quoting every sentence: {every.f1:.3f}")
    rows.append(Row("clapnq", "answerable refused", _refused(yes), len(yes)))
    rows.append(Row("clapnq", "unanswerable refused", _refused(no), len(no)))
    sure, unsure = [q.confidence for q in yes], [q.confidence for q in no]
    if sure and unsure:
        area = auroc(sure, unsure)
        rows.append(
            Row("clapnq", "AUROC of confidence", area, len(quoted), (), _tell(sure, unsure))
        )
    return rows


def acl_rows(quoted: Sequence[Quoted]) -> list[Row]:
    """Word overlap over all pairs, and refusal where nothing is marked."""
    none = [q for q in quoted if not q.marked.answerable]
    rows = _overlap_rows("acl-verbatim", "word", _words(quoted), len(quoted))
    marked_only = _words([q for q in quoted if q.marked.answerable])
    note = f"without the pairs that have no span: {marked_only.f1:.3f}"
    rows[-1] = replace(rows[-1], published=PUBLISHED, note=note)
    return [*rows, Row("acl-verbatim", "left without spans", _refused(none), len(none))]


def pooled(pairs: Iterable[tuple[Set[object], Set[object]]]) -> Overlap:
    """The counts of all pairs of quoted and marked together."""
    sizes = [(len(a & b), len(a), len(b)) for a, b in pairs]
    return Overlap(*(sum(column) for column in zip(*sizes, strict=True))) if sizes else NOTHING


def words_in(text: str, spans: Iterable[Bounds]) -> set[int]:
    """The positions of the words that spans touch."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    inside = [(s, e) for s, e in spans if s < e]
    return {i for i, (a, b) in enumerate(words) if any(a < e and b > s for s, e in inside)}


def best_threshold(sure: Sequence[float], unsure: Sequence[float]) -> tuple[float, float, float]:
    """The threshold with most answerable answered plus unanswerable refused, and these shares."""
    return max(
        ((at, *shares(sure, unsure, at)) for at in sorted({*sure, *unsure})),
        key=lambda found: found[1] + found[2],
    )


def shares(sure: Sequence[float], unsure: Sequence[float], at: float) -> tuple[float, float]:
    """Share of the answerable that is answered and of the unanswerable that is refused."""
    return sum(c >= at for c in sure) / len(sure), sum(c < at for c in unsure) / len(unsure)


def _tell(sure: Sequence[float], unsure: Sequence[float]) -> str:
    at, answered, refused = best_threshold(sure, unsure)
    mine = shares(sure, unsure, TUNING.abstain)
    return (
        f"threshold {TUNING.abstain} answers {mine[0]:.3f} and refuses {mine[1]:.3f}; best on "
        f"this set, {at:.2f}, answers {answered:.3f} and refuses {refused:.3f}"
    )


def _overlap_rows(benchmark: str, unit: str, overlap: Overlap, n: int) -> list[Row]:
    return [
        Row(benchmark, f"{unit} precision", overlap.precision, n),
        Row(benchmark, f"{unit} recall", overlap.recall, n),
        Row(benchmark, f"{unit} F1", overlap.f1, n),
    ]


def _words(quoted: Sequence[Quoted]) -> Overlap:
    texts = [(q.marked.text, q) for q in quoted]
    return pooled((words_in(t, q.spans), words_in(t, q.marked.gold)) for t, q in texts)


def _refused(quoted: Sequence[Quoted]) -> float:
    return sum(not q.spans for q in quoted) / len(quoted) if quoted else 0.0


def _spans(draft: Draft) -> tuple[Bounds, ...]:
    return tuple((span.start, span.end) for claim in draft.claims for span in claim.spans)


def _as_told(article: Article, marked: Marked) -> Chunk:
    return Chunk(article.id, 0, "", article.text, 0, marked.sentences)


def _bundled() -> Encoder:
    settings = load_settings()
    return open_encoder(BUNDLED, settings.index / "encoder", threads=settings.threads)
