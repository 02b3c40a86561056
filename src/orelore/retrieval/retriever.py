"""The read path to the passages: dense + keyword -> fused -> list[Hit]."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orelore.errors import IndexMissingError
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.records import Generation, Matrix
from orelore.index.store import VectorStore
from orelore.retrieval.fusion import reciprocal_rank_fusion
from orelore.retrieval.query import Query
from orelore.types import NO_FILTERS, Article, Filters, Hit

CANDIDATES = 50  # from each search, before fusion
# Up to so many matching chunks, comparing them all is faster than asking the vector store for
# more and more neighbours until enough of them match.
EXACT_LIMIT = 2000


Scores = dict[int, float]  # by row of the catalog


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each search counts; fitted by `orelore bench fit`."""

    dense: float = 1.0
    keyword: float = 1.0
    recognised: float = 0.1  # added per kind of thing that question and article both name


WEIGHTS = Weights()


class Retriever:
    """Finds the passages for a question in one index."""

    def __init__(
        self, catalog: Catalog, store: VectorStore, encoder: Encoder, weights: Weights = WEIGHTS
    ) -> None:
        self.catalog = catalog
        self.store = store
        self.encoder = encoder
        self.weights = weights

    def search(self, query: Query, filters: Filters = NO_FILTERS, *, k: int) -> list[Hit]:
        """The k best passages, best first; fewer when fewer pass the filters."""
        generation = self.generation()
        vector = self.encoder.encode([query.text])[0]
        dense = self._dense(vector, filters, generation)
        keyword = dict(
            self.catalog.keyword(generation, query.expression, filters, limit=CANDIDATES)
        )
        fused = reciprocal_rank_fusion(
            [list(dense), list(keyword)], [self.weights.dense, self.weights.keyword]
        )
        similarities = dense | self._similarities(
            vector, [row for row in fused if row not in dense]
        )
        found = self.catalog.chunks(generation, list(fused))
        hits = [
            Hit(
                chunk,
                article,
                self._lifted(fused[row], article, query.recognised),
                similarities[row],
                keyword.get(row, 0.0),
            )
            for row, (chunk, article) in found.items()
        ]
        return distinct(sorted(hits, key=lambda hit: -hit.score))[:k]

    def rarity(self, words: Sequence[str]) -> dict[str, float]:
        """The inverse document frequency of each word, as in BM25; never negative."""
        generation = self.generation()
        total = self.catalog.count(generation)
        found = {word: self.catalog.document_frequency(generation, word) for word in words}
        return {word: math.log(1 + (total - n + 0.5) / (n + 0.5)) for word, n in found.items()}

    def unknown(self, words: Sequence[str]) -> list[str]:
        """The words that stand in no passage at all."""
        generation = self.generation()
        return [w for w in words if not self.catalog.document_frequency(generation, w)]

    def generation(self) -> Generation:
        live = self.catalog.live()
        if live is None:
            raise IndexMissingError(str(self.catalog.folder))
        return live

    def _dense(self, vector: Matrix, filters: Filters, generation: Generation) -> Scores:
        if filters.is_empty:
            return self._nearest(vector, CANDIDATES, generation)
        rows = self.catalog.matching(generation, filters)
        if len(rows) <= EXACT_LIMIT:
            return best(self._similarities(vector, rows), CANDIDATES)
        # Ask for so many that enough of them should match, and keep those.
        share = len(rows) / self.catalog.count(generation)
        near = self._nearest(vector, int(2 * CANDIDATES / share), generation)
        allowed = set(rows)
        return best({row: s for row, s in near.items() if row in allowed}, CANDIDATES)

    def _nearest(self, vector: Matrix, n: int, generation: Generation) -> Scores:
        self.store.refresh(self.catalog.version())
        near = self.store.query(generation.collection, vector, n)
        # A vector that the catalog does not know is not part of the index.
        rows = self.catalog.rows_of(generation, [vector_id for vector_id, _ in near])
        return {rows[vector_id]: s for vector_id, s in near if vector_id in rows}

    def _similarities(self, vector: Matrix, rows: Sequence[int]) -> Scores:
        if not rows:
            return {}
        return dict(zip(rows, (self.catalog.vectors(rows) @ vector).tolist(), strict=True))

    def _lifted(self, score: float, article: Article, recognised: Filters) -> float:
        shared = [
            set(recognised.countries) & set(article.countries),
            set(recognised.minerals) & set(article.minerals),
        ]
        return score * (1 + self.weights.recognised * sum(map(bool, shared)))


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
