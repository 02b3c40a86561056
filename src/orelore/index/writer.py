"""Takes articles into the index and out of it, each change whole or not at all.

Vectors go into the vector store first. Then one transaction of the catalog takes the articles in,
and only that makes them visible. Last, the vectors that they replace are deleted. A killed run
leaves at most vectors that nobody can see, for `sweep` to clear away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orelore.corpus.articles import format_article
from orelore.corpus.chunking import embedding_text, split
from orelore.corpus.duplicates import fingerprint, original_of, signature
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.records import Entry, Generation, Prepared, Recipe
from orelore.index.store import VectorStore
from orelore.types import Article, Chunk

SPECIAL_TOKENS = 2  # that the encoder puts around a text


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one generation of an index. Whoever uses it holds the lock."""

    catalog: Catalog
    store: VectorStore
    generation: Generation
    encoder: Encoder
    chunk_tokens: int

    def put(self, articles: Sequence[Article]) -> None:
        """Add articles, or replace them and link their copies anew."""
        articles = [*articles, *self._copies(articles)]
        stale = self._vector_ids(article.id for article in articles)
        prepared = self._prepare(articles)
        added = [(item.article, entry) for item in prepared for entry in item.entries]
        self.store.add(self.generation.collection, added)
        self.catalog.put(self.generation, prepared)
        self.store.delete(
            self.generation.collection, sorted(stale - {entry.vector_id for _, entry in added})
        )

    def drop(self, article_ids: Sequence[str]) -> None:
        """Remove articles."""
        if not article_ids:
            return
        stale = self._vector_ids(article_ids)
        self.catalog.drop(self.generation, article_ids)
        self.store.delete(self.generation.collection, sorted(stale))

    def sweep(self) -> tuple[int, int]:
        """Make the vector store equal to the catalog: vectors deleted, and vectors put back."""
        stored = self.store.ids(self.generation.collection)
        known = self.catalog.vector_ids(self.generation)
        leftover, missing = sorted(stored - set(known)), sorted(set(known) - stored)
        self.store.delete(self.generation.collection, leftover)
        if missing:
            self._restore({known[vector_id]: vector_id for vector_id in missing})
            self.catalog.touch()
        return len(leftover), len(missing)

    def _restore(self, vector_ids: Mapping[int, str]) -> None:
        rows = list(vector_ids)
        found = self.catalog.chunks(self.generation, rows)
        vectors = dict(zip(rows, self.catalog.vectors(rows), strict=True))
        items = [
            (article, Entry(chunk, vector_ids[row], vectors[row]))
            for row, (chunk, article) in found.items()
        ]
        self.store.add(self.generation.collection, items)

    def _vector_ids(self, article_ids: Iterable[str]) -> set[str]:
        return set(self.catalog.vector_ids(self.generation, list(article_ids)))

    def _prepare(self, articles: Sequence[Article]) -> list[Prepared]:
        chunks = [
            (article, chunk)
            for article in articles
            for chunk in chunks_of(article, self.encoder, self.chunk_tokens)
        ]
        texts = [embedded(article, chunk) for article, chunk in chunks]
        vectors = self.encoder.encode(texts)
        entries: dict[str, list[Entry]] = {article.id: [] for article in articles}
        for (article, chunk), text, vector in zip(chunks, texts, vectors, strict=True):
            entries[article.id].append(Entry(chunk, vector_id(chunk, text), vector))
        return [
            self._prepared(article, entries[article.id]) for article in self._with_origins(articles)
        ]

    def _copies(self, articles: Sequence[Article]) -> list[Article]:
        ids = [article.id for article in articles]
        return [a for a in self.catalog.copies(self.generation, ids) if a.id not in ids]

    def _with_origins(self, articles: Sequence[Article]) -> Iterator[Article]:
        """Link each near-duplicate to the article that it copies, which is no copy itself."""
        renewed = {article.id for article in articles}
        indexed = self.catalog.originals(self.generation)
        originals = {i: mark for i, mark in indexed.items() if i not in renewed}
        for article in articles:
            mark = signature(article.text)
            copied = original_of(mark, originals)
            if copied is None:
                originals[article.id] = mark
            yield replace(article, copy_of=copied)

    def _prepared(self, article: Article, entries: Sequence[Entry]) -> Prepared:
        return Prepared(
            article,
            content_hash(article),
            fingerprint(article.text),
            signature(article.text),
            tuple(entries),
        )


def chunks_of(article: Article, encoder: Encoder, chunk_tokens: int) -> list[Chunk]:
    """The chunks that an encoder reads whole."""
    limit = chunk_limit(encoder, chunk_tokens)
    return split(article, max_tokens=limit, count_tokens=encoder.count_tokens)


def embedded(article: Article, chunk: Chunk) -> str:
    """The text of a chunk that is embedded."""
    return embedding_text(article.title, chunk.heading, chunk.text)


def recipe(encoder: Encoder, chunk_tokens: int) -> Recipe:
    """How these settings make an index."""
    limit = chunk_limit(encoder, chunk_tokens)
    return Recipe(encoder.fingerprint, encoder.name, f"of at most {limit} tokens")


def chunk_limit(encoder: Encoder, chunk_tokens: int) -> int:
    """Never more than the encoder reads: what is beyond would be lost without a word."""
    return min(chunk_tokens, encoder.max_tokens - SPECIAL_TOKENS)


def content_hash(article: Article) -> str:
    """Changes when anything changes in the article's file."""
    return hashlib.sha256(format_article(article).encode()).hexdigest()


def vector_id(chunk: Chunk, text: str) -> str:
    """The id of a chunk's vector; another text has another id, so old and new can coexist."""
    return f"{chunk.id}@{hashlib.sha256(text.encode()).hexdigest()[:12]}"
