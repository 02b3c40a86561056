"""What the answerer quotes of one passage, and how sure it is.

One question and one passage at a time go through reader and answerer, the passage in chunks. How
rare a word is, is counted over the chunks of the set at hand, as the index does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from orelore.answer.asked import Rarity
from orelore.answer.calibration import shipped
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.evals.benchmarks.gold import Bounds, Marked
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.reading import read_hits
from orelore.index.build import Progress
from orelore.index.embedding import Encoder
from orelore.index.writer import embedded
from orelore.retrieval.rerank import Reader
from orelore.retrieval.retriever import rarity_of
from orelore.types import Article, Chunk, Hit
from orelore.words import stem, stems

THRESHOLDS = tuple(n / 10 for n in range(1, 10))  # of the confidence, to show what each gives

Cut = Callable[[Article, Marked], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the answerer is of one sentence."""

    sentence: Bounds
    chunk: Bounds  # in which it stands
    confidence: float


@dataclass(frozen=True, slots=True)
class Quoted:
    """A question, the answer to it however unsure, and how sure each sentence is."""

    marked: Marked
    answer: tuple[Bounds, ...]
    sentences: tuple[Sure, ...]  # all of the passage, the surest first

    @property
    def confidence(self) -> float:
        """Of the answer: that of the surest sentence."""
        return self.sentences[0].confidence if self.sentences else 0.0

    def given(self, at: float) -> tuple[Bounds, ...]:
        """The answer with this threshold; nothing when it is refused."""
        return self.answer if self.confidence >= at else ()

    def sure(self, at: float) -> set[Bounds]:
        """Every sentence that reaches the threshold."""
        return {s.sentence for s in self.sentences if s.confidence >= at}

    def chunks(self, at: float) -> set[Bounds]:
        """Every chunk with such a sentence."""
        return {s.chunk for s in self.sentences if s.confidence >= at}


def quote(
    marked: Sequence[Marked],
    cut: Cut,
    encoder: Encoder,
    reader: Reader,
    *,
    progress: Progress | None = None,
) -> list[Quoted]:
    """Ask every question of its passage, which `cut` chunks."""
    articles = [Article(str(n), m.title, m.text) for n, m in enumerate(marked)]
    chunks = [cut(article, m) for article, m in zip(articles, marked, strict=True)]
    texts = {embedded(a, c) for a, inside in zip(articles, chunks, strict=True) for c in inside}
    # Every threshold is to be looked at: none may keep an answer back.
    calibration = shipped().model_copy(update={"threshold": 0.0})
    answerer = ExtractiveAnswerer(rarity_in(texts), calibration)
    quoted = []
    pairs = zip(articles, chunks, strict=True)
    for m, (article, inside) in zip(watched(marked, progress), pairs, strict=True):
        hits = read_hits(m.question, hits_of(m.question, article, inside, encoder), reader)
        quoted.append(quoted_of(m, answerer, hits))
    return quoted


def refused(quoted: Sequence[Quoted], at: float) -> float:
    """Share of the questions that get no answer with this threshold."""
    return sum(q.confidence < at for q in quoted) / len(quoted) if quoted else 0.0


def quoted_of(marked: Marked, answerer: ExtractiveAnswerer, hits: Sequence[Hit]) -> Quoted:
    """What an answerer without a threshold makes of the hits."""
    draft = answerer.draft(marked.question, hits)
    sure = answerer.calibration.confidence
    return Quoted(
        marked,
        tuple((span.start, span.end) for claim in draft.claims for span in claim.spans),
        tuple(
            Sure((c.start, c.end), (c.hit.chunk.start, c.hit.chunk.end), sure(c.score))
            for c in answerer.scored(marked.question, hits)
        ),
    )


def hits_of(
    question: str, article: Article, chunks: Sequence[Chunk], encoder: Encoder
) -> list[Hit]:
    """The chunks with their closeness in meaning to the question, best first."""
    vectors = encoder.encode([question, *(embedded(article, chunk) for chunk in chunks)])
    closeness = (vectors[1:] @ vectors[0]).tolist()
    hits = [Hit(c, article, s, similarity=s) for c, s in zip(chunks, closeness, strict=True)]
    return sorted(hits, key=lambda hit: -hit.score)


def chunk_of(article: Article, position: int, heading: str, run: Sequence[Bounds]) -> Chunk:
    """Sentences that follow each other as one chunk."""
    start, end = run[0][0], run[-1][1]
    return Chunk(article.id, position, heading, article.text[start:end], start, tuple(run))


def rarity_in(passages: Collection[str]) -> Rarity:
    """The inverse document frequency of words in these passages, by the index's formula."""
    held = Counter(word for passage in passages for word in stems(passage))

    def rarity(words: tuple[str, ...]) -> dict[str, float]:
        return {word: rarity_of(held[stem(word)], len(passages)) for word in words}

    return rarity
