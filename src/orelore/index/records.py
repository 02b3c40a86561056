"""What the catalog keeps: how an index is made, and articles with their chunks and vectors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orelore.index.schema import FORMAT
from orelore.types import Article, Chunk

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an index is made; another recipe needs another generation."""

    encoder: str  # fingerprint
    encoder_name: str
    chunking: str
    format: int = FORMAT

    def __str__(self) -> str:
        return f"encoder {self.encoder_name} ({self.encoder}), chunks {self.chunking}"


@dataclass(frozen=True, slots=True)
class Generation:
    id: int
    recipe: Recipe
    live: bool

    @property
    def collection(self) -> str:
        """The name of its collection in the vector store."""
        return f"orelore-{self.id}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A chunk on its way into the catalog."""

    chunk: Chunk
    vector_id: str
    vector: Matrix


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that the catalog keeps of it."""

    article: Article
    content: str
    fingerprint: str
    signature: bytes
    entries: tuple[Entry, ...]
