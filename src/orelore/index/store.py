"""Vectors in Chroma, written in llama-index's node format.         (only import of chromadb)

A plain LlamaIndex program can open the same collection with `ChromaVectorStore`.
llama-index is imported when something is written, never to answer a question.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import chromadb
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError

from orelore.errors import IndexDamagedError, IndexStorageError
from orelore.index.records import Entry, Matrix
from orelore.types import Article

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from llama_index.core.schema import TextNode

T = TypeVar("T")

BATCH = 1000
# SQLite's numbers for a damaged file, as Chroma reports them.
_DAMAGED = ("(code: 11)", "(code: 26)")
CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}


class VectorStore:
    """The collections of one Chroma folder, or of a Chroma server."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.place = url or str(folder)
        self._folder = folder
        self._url = url
        self._version: int | None = None
        self._opened: dict[str, Collection] = {}
        self._lock = threading.Lock()

    def add(self, collection: str, items: Sequence[tuple[Article, Entry]]) -> None:
        """Add the vectors of some chunks; one that is there already stays as it is."""
        from llama_index.vector_stores.chroma import ChromaVectorStore

        with self._translated():
            target = self._client.get_or_create_collection(
                collection, configuration=CONFIGURATION, embedding_function=None
            )
            store = ChromaVectorStore(chroma_collection=target)
            for batch in _batches(items):
                store.add([_node(article, entry) for article, entry in batch])

    def query(self, collection: str, vector: Matrix, n: int) -> list[tuple[str, float]]:
        """The n nearest vectors: id and cosine similarity, best first."""
        with self._translated(), self._lock:
            found = self._collection(collection).query(
                query_embeddings=vector.reshape(1, -1), n_results=n, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances[0], strict=True)]

    def refresh(self, version: int) -> None:
        """Open the folder anew when the catalog has another version than before.

        An embedded Chroma never sees what another process adds after it was opened.
        """
        with self._lock:
            if self._version not in (None, version):
                self.close()
            self._version = version

    def close(self) -> None:
        """Give the folder or the connection back; the next call opens it again."""
        client = self.__dict__.pop("_client", None)
        self._opened.clear()
        if client is not None:
            client.close()

    def ids(self, collection: str) -> set[str]:
        """All ids of a collection; none when it does not exist."""
        with self._translated():
            try:
                return set(self._collection(collection).get(include=[])["ids"])
            except NotFoundError:
                return set()

    def delete(self, collection: str, ids: Sequence[str]) -> None:
        with self._translated():
            for batch in _batches(ids):
                self._collection(collection).delete(ids=list(batch))

    def keep_only(self, collection: str) -> None:
        """Drop the collections of other generations."""
        with self._translated():
            for other in self._client.list_collections():
                if other.name.startswith("orelore-") and other.name != collection:
                    self._client.delete_collection(other.name)
                    self._opened.pop(other.name, None)

    def _collection(self, name: str) -> Collection:
        if name not in self._opened:
            self._opened[name] = self._client.get_collection(name, embedding_function=None)
        return self._opened[name]

    @cached_property
    def _client(self) -> ClientAPI:
        settings = ChromaSettings(anonymized_telemetry=False)
        if self._url is None:
            return chromadb.PersistentClient(str(self._folder), settings=settings)
        parts = urlsplit(self._url)
        return chromadb.HttpClient(
            parts.hostname or "localhost",
            parts.port or (443 if parts.scheme == "https" else 80),
            ssl=parts.scheme == "https",
            settings=settings,
        )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, OSError, ValueError, RuntimeError) as error:
            if self._url is None and any(mark in str(error) for mark in _DAMAGED):
                raise IndexDamagedError(self.place, str(error)) from error
            raise IndexStorageError(self.place, str(error)) from error


def _node(article: Article, entry: Entry) -> TextNode:
    from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode

    chunk = entry.chunk
    return TextNode(
        id_=entry.vector_id,
        text=chunk.text,
        embedding=entry.vector.tolist(),
        metadata={
            "article": article.id,
            "title": article.title,
            "heading": chunk.heading,
            "start": chunk.start,
            "end": chunk.end,
        },
        start_char_idx=chunk.start,
        end_char_idx=chunk.end,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article.id)},
    )


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), BATCH):
        yield items[first : first + BATCH]
