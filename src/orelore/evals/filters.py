"""What a filter costs in dense search, beside Chroma's own `where` clause."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import chromadb
import numpy as np
from chromadb import Where
from chromadb.config import Settings

from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.records import Entry, Matrix, Prepared, Recipe
from orelore.index.store import VectorStore
from orelore.index.writer import recipe
from orelore.retrieval.retriever import CANDIDATES, Retriever
from orelore.types import NO_FILTERS, Article, Chunk, Filters

DIMENSION = 384
CHUNKS = 10  # of an article
BATCH = 200  # articles
REPEATS = 30


@dataclass(frozen=True, slots=True)
class FilterCost:
    """Median milliseconds of one dense search of which a share of all chunks passes."""

    share: float
    ours: float
    where: float


def filter_costs(folder: Path, encoder: Encoder, *, chunks: int = 20_000) -> list[FilterCost]:
    """Fill an index with random vectors and search it with filters of several shares."""
    collection = _fill(folder, chunks // CHUNKS, recipe(encoder, 1))
    client = chromadb.PersistentClient(
        str(folder / "chroma"), settings=Settings(anonymized_telemetry=False)
    )
    plain = client.get_collection(collection)
    catalog = Catalog(folder)
    retriever = Retriever(catalog, VectorStore(folder / "chroma"), encoder)
    live = retriever.generation()
    vector = _vectors(1, seed=1)[0]

    def cost(nth: int) -> FilterCost:
        filters = Filters(minerals=[f"every {nth}"]) if nth > 1 else NO_FILTERS
        where: Where | None = {"heading": f"every {nth}"} if nth > 1 else None
        return FilterCost(
            1 / nth,
            milliseconds(lambda: retriever.dense(vector, filters, live)),
            milliseconds(
                lambda: plain.query(
                    query_embeddings=vector.reshape(1, -1),
                    n_results=CANDIDATES,
                    where=where,
                    include=["distances"],
                )
            ),
        )

    return [cost(nth) for nth in (1, 2, 10, 100)]


def milliseconds(run: Callable[[], object]) -> float:
    """Median over some runs, after two that are not counted."""
    times = []
    for _ in range(REPEATS + 2):
        start = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - start))
    return median(times[2:])


def _fill(folder: Path, articles: int, made: Recipe) -> str:
    with Catalog.writing(folder) as catalog:
        generation = catalog.begin(made)
        store = VectorStore(folder / "chroma")
        for first in range(0, articles, BATCH):
            batch = [_article(n) for n in range(first, min(first + BATCH, articles))]
            store.add(generation.collection, [(p.article, e) for p in batch for e in p.entries])
            catalog.put(generation, batch)
        catalog.make_live(generation)
        store.close()
    return generation.collection


def _article(number: int) -> Prepared:
    """An article of random vectors. Every tenth is about `every 10`, and so on."""
    about = tuple(f"every {nth}" for nth in (2, 10, 100) if number % nth == 0)
    article = Article(f"a{number}", "random", "x" * CHUNKS, minerals=about)
    vectors = _vectors(CHUNKS, seed=number + 2)
    return Prepared(article, "", "", b"", tuple(_entries(article, about, vectors)))


def _entries(article: Article, about: tuple[str, ...], vectors: Matrix) -> Iterator[Entry]:
    for position in range(CHUNKS):
        chunk = Chunk(article.id, position, about[-1] if about else "", "x", position)
        yield Entry(chunk, chunk.id, vectors[position])


def _vectors(n: int, *, seed: int) -> Matrix:
    vectors = np.random.default_rng(seed).normal(size=(n, DIMENSION)).astype(np.float32)
    units: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units
