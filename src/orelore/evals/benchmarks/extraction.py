"""What the answerer quotes of one passage, and how sure it is.

One question and one passage at a time go through reader and answerer, the passage in chunks as in
the index. How rare a word is, is counted over the passages of the set at hand, as the index does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orelore.answer.asked import Rarity
from orelore.answer.calibration import shipped
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.evals.benchmarks.collection import CHUNK_TOKENS
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


@dataclass(frozen=True, slots=True)
class Quoted:
    """A question, the answer to it however unsure, and how sure each sentence is."""

    marked: Marked
    answer: tuple[Bounds, ...]
    sentences: tuple[tuple[Bounds, float], ...]  # all of the passage, the surest first

    @property
    def confidence(self) -> float:
        """Of the answer: that of the surest sentence."""
        return self.sentences[0][1] if self.sentences else 0.0

    def given(self, at: float) -> tuple[Bounds, ...]:
        """The answer with this threshold; nothing when it is refused."""
        return self.answer if self.confidence >= at else ()

    def sure(self, at: float) -> list[Bounds]:
        """Every sentence that reaches the threshold."""
        return [bounds for bounds, confidence in self.sentences if confidence >= at]


def quote(
    marked: Sequence[Marked],
    encoder: Encoder,
    reader: Reader,
    *,
    progress: Progress | None = None,
) -> list[Quoted]:
    """Ask every question of its passage."""
    articles = [Article(str(n), m.title, m.text) for n, m in enumerate(marked)]
    chunks = [chunked(a, m.sentences, encoder) for a, m in zip(articles, marked, strict=True)]
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


def quoted_of(marked: Marked, answerer: ExtractiveAnswerer, hits: Sequence[Hit]) -> Quoted:
    """What an answerer without a threshold makes of the hits."""
    draft = answerer.draft(marked.question, hits)
    sure = answerer.calibration.confidence
    return Quoted(
        marked,
        tuple((span.start, span.end) for claim in draft.claims for span in claim.spans),
        tuple(((c.start, c.end), sure(c.score)) for c in answerer.scored(marked.question, hits)),
    )


def hits_of(
    question: str, article: Article, chunks: Sequence[Chunk], encoder: Encoder
) -> list[Hit]:
    """The chunks with their closeness in meaning to the question, best first."""
    vectors = encoder.encode([question, *(embedded(article, chunk) for chunk in chunks)])
    closeness = (vectors[1:] @ vectors[0]).tolist()
    hits = [Hit(c, article, s, similarity=s) for c, s in zip(chunks, closeness, strict=True)]
    return sorted(hits, key=lambda hit: -hit.score)


def chunked(article: Article, sentences: Sequence[Bounds], encoder: Encoder) -> list[Chunk]:
    """Chunks as long as those of the index, of sentences as a set tells them."""
    runs: list[list[Bounds]] = []
    for start, end in sentences:
        if runs and encoder.count_tokens(article.text[runs[-1][0][0] : end]) <= CHUNK_TOKENS:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return [
        Chunk(article.id, n, "", article.text[run[0][0] : run[-1][1]], run[0][0], tuple(run))
        for n, run in enumerate(runs)
    ]


def rarity_in(passages: Collection[str]) -> Rarity:
    """The inverse document frequency of words in these passages, by the index's formula."""
    held = Counter(word for passage in passages for word in stems(passage))

    def rarity(words: tuple[str, ...]) -> dict[str, float]:
        return {word: rarity_of(held[stem(word)], len(passages)) for word in words}

    return rarity
