"""The read path to the passages: dense + keyword -> fused -> reranked -> list[Hit]."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orelore.errors import (
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    IndexStorageError,
    OreloreError,
)
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.records import Generation, Matrix
from orelore.index.store import VectorStore
from orelore.retrieval.fusion import convex_combination
from orelore.retrieval.glossary import NO_TERMS, Glossary
from orelore.retrieval.multilingual import is_multilingual
from orelore.retrieval.query import Query, read_query
from orelore.retrieval.rerank import READ, Reader, reranked
from orelore.types import NO_FILTERS, Article, Chunk, Filters, Hit

log = logging.getLogger(__name__)

CANDIDATES = 50  # from each search, before fusion
# With filters, so many are asked for first: a `where` clause of Chroma costs far more.
FILTERED_FROM = 10 * CANDIDATES

Scores = dict[int, float]  # by row of the catalog


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much in a passage's score; fitted by `orelore bench fit`."""

    keyword: float = 0.4  # of BM25; the rest, up to 1, is of the cosine
    recognised: float = 0.025  # by which an article on a country or mineral of the question gains


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidates:
    """What each search found, best first, and all that is needed to rank it."""

    dense: Scores  # cosine similarity of those nearest in meaning
    keyword: Scores  # BM25 of those that share most words
    similarities: Scores  # cosine similarity of both
    passages: dict[int, tuple[Chunk, Article]]


class Retriever:
    """Finds the passages for a question in one index."""

    def __init__(
        self,
        catalog: Catalog,
        store: VectorStore,
        encoder: Encoder,
        weights: Weights = WEIGHTS,
        *,
        glossary: Glossary = NO_TERMS,
        reader: Reader | None = None,
    ) -> None:
        self.catalog = catalog
        self.store = store
        self.encoder = encoder
        self.weights = weights
        self.glossary = glossary
        self.reader = reader

    def read(self, question: str) -> Query:
        """The question in the terms of the articles. Raises QuestionError."""
        return read_query(question, self.glossary, self.knows)

    def search(
        self, query: Query, filters: Filters = NO_FILTERS, *, k: int, read: int = READ
    ) -> list[Hit]:
        """The k best passages, best first; fewer when fewer pass the filters.

        So many as `read` says are read before, and put in order by that too.
        """
        found = self.candidates(query, filters)
        hits = distinct(rank(found, query.recognised, self.weights))[: max(k, read)]
        if not filters.is_empty:
            hits = [narrowed(hit, filters) for hit in hits]
        if self.reader is not None:
            hits = reranked(query.reading, hits, self.reader, n=read)
        return hits[:k]

    def candidates(self, query: Query, filters: Filters = NO_FILTERS) -> Candidates:
        """What each search finds for a question, before fusion."""
        vector = self.encoder.encode([self._embedded(query)])[0]
        with self.catalog.snapshot():
            generation = self.generation()
            dense = self.dense(vector, filters, generation)
            keyword = dict(
                self.catalog.keyword(generation, query.expression, filters, limit=CANDIDATES)
            )
            missed = [row for row in keyword if row not in dense]
            similarities = dense | self._similarities(vector, missed)
            passages = self.catalog.chunks(generation, list(similarities))
        return Candidates(dense, keyword, similarities, passages)

    @cached_property
    def reads_languages(self) -> bool:
        """Whether the encoder reads questions in other languages by itself."""
        return is_multilingual(self.encoder)

    def rarity(self, words: Sequence[str]) -> dict[str, float]:
        """The inverse document frequency of each word, as in BM25; never negative."""
        generation = self.generation()
        total = self.catalog.count(generation)
        found = {word: self.catalog.document_frequency(generation, word) for word in words}
        return {word: rarity_of(n, total) for word, n in found.items()}

    def unknown(self, words: Sequence[str]) -> list[str]:
        """The words that stand in no passage at all."""
        generation = self.generation()
        return [w for w in words if not self.catalog.document_frequency(generation, w)]

    def knows(self, word: str) -> bool:
        """Whether a word stands in a passage."""
        return bool(self.catalog.document_frequency(self.generation(), word))

    def generation(self) -> Generation:
        """What is searched. Raises IndexMissingError and IndexMismatchError."""
        live = self.catalog.live()
        if live is None:
            raise IndexMissingError(str(self.catalog.folder))
        # Another process may have rebuilt the index since it was opened.
        built = live.recipe
        if built.encoder != self.encoder.fingerprint:
            wanted = f"encoder {self.encoder.name} ({self.encoder.fingerprint})"
            raise IndexMismatchError(str(self.catalog.folder), str(built), wanted)
        return live

    def dense(self, vector: Matrix, filters: Filters, generation: Generation) -> Scores:
        """The rows nearest to a vector of shape (dimension,), with their cosine, best first."""
        if filters.is_empty:
            return self._nearest(vector, CANDIDATES, generation)
        near = self._nearest(vector, FILTERED_FROM, generation)
        passed = self.catalog.passing(list(near), filters)
        if len(passed) >= CANDIDATES:
            return best({row: s for row, s in near.items() if row in passed}, CANDIDATES)
        # Few of the nearest pass: compare all that do.
        rows = self.catalog.matching(generation, filters)
        return best(self._similarities(vector, rows), CANDIDATES)

    def _embedded(self, query: Query) -> str:
        # A multilingual encoder finds more by both than by the question or its reading alone; an
        # English one finds less.
        if query.language != "en" and self.reads_languages:
            return " ".join(dict.fromkeys((query.text, query.reading)))
        return query.reading

    def _nearest(self, vector: Matrix, n: int, generation: Generation) -> Scores:
        self.store.refresh(self.catalog.version())
        try:
            near = self.store.query(generation.collection, vector, n)
        except (IndexStorageError, IndexDamagedError) as error:
            return self._nearest_of_all(vector, n, generation, error)
        # A vector that the catalog does not know is not part of the index.
        rows = self.catalog.rows_of(generation, [vector_id for vector_id, _ in near])
        return {rows[vector_id]: s for vector_id, s in near if vector_id in rows}

    def _nearest_of_all(
        self, vector: Matrix, n: int, generation: Generation, error: OreloreError
    ) -> Scores:
        """What `_nearest` finds, without the vector store: the catalog has all vectors too."""
        rows = self.catalog.matching(generation, NO_FILTERS)
        if rows:
            log.warning("%s Until then each question is compared with every passage.", error)
        return best(self._similarities(vector, rows), n)

    def _similarities(self, vector: Matrix, rows: Sequence[int]) -> Scores:
        if not rows:
            return {}
        return dict(zip(rows, (self.catalog.vectors(rows) @ vector).tolist(), strict=True))


def rarity_of(holding: int, passages: int) -> float:
    """The inverse document frequency of a word that so many of the passages hold, as in BM25."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def rank(found: Candidates, recognised: Filters, weights: Weights) -> list[Hit]:
    """The candidates as hits in the order of their fused scores."""
    fused = convex_combination(found.similarities, found.keyword, keyword_weight=weights.keyword)
    hits = [
        Hit(
            *found.passages[row],
            score=score * lift(found.passages[row][1], recognised, weights.recognised),
            similarity=found.similarities[row],
            keyword_score=found.keyword.get(row, 0.0),
        )
        for row, score in fused.items()
        if row in found.passages
    ]
    return sorted(hits, key=lambda hit: -hit.score)


def narrowed(hit: Hit, filters: Filters) -> Hit:
    """The hit with those of its sentences to quote that pass the filters by themselves.

    A passage passes when one of its sentences does; the others may rest on older sources.
    """
    passing = (
        (start, end)
        for start, end in hit.chunk.sentences
        if filters.admit(hit.article.sources_of(start, end))
    )
    return replace(hit, chunk=replace(hit.chunk, sentences=tuple(passing)))


def lift(article: Article, recognised: Filters, weight: float) -> float:
    """By how much an article is preferred that is about a country or a mineral of the question."""
    shared = [
        set(recognised.countries) & set(article.countries),
        set(recognised.minerals) & set(article.minerals),
    ]
    return 1 + weight * sum(map(bool, shared))


def best(scores: Scores, n: int) -> Scores:
    """The n rows with the highest scores, best first."""
    return dict(sorted(scores.items(), key=lambda pair: -pair[1])[:n])


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Without the passages that a syndicated copy repeats: an origin counts once."""
    seen: dict[tuple[str, str], str] = {}
    kept = []
    for hit in hits:
        words = " ".join(hit.chunk.text.casefold().split())
        first = seen.setdefault((hit.article.origin, words), hit.article.id)
        if first == hit.article.id:
            kept.append(hit)
    return kept
