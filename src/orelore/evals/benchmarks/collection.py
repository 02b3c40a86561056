"""A question set as a corpus of its own, indexed in a folder that is gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from orelore.corpus.articles import save_article
from orelore.errors import ReadError
from orelore.index.embedding import Encoder
from orelore.index.library import EXPORTS, Library
from orelore.opening import open_library
from orelore.reader.onnx_reader import OnnxReader, open_reader
from orelore.settings import Settings, load_settings
from orelore.types import Article

CHUNK_TOKENS = Settings().chunk_tokens


def default_encoder() -> Encoder:
    """The encoder of the settings."""
    return open_library(load_settings()).encoder


def default_reader() -> OnnxReader:
    """The reader of the settings."""
    settings = load_settings()
    return open_reader(settings.index / EXPORTS, threads=settings.threads)


@contextmanager
def indexed(articles: Sequence[Article], encoder: Encoder) -> Iterator[Library]:
    """A library of these articles alone, built as any other."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        corpus, index = Path(folder, "corpus"), Path(folder, "index")
        for article in articles:
            save_article(article, corpus)
        library = Library((corpus,), index, encoder=encoder, chunk_tokens=CHUNK_TOKENS)
        library.update()
        _require_same(articles, library)
        yield library


def _require_same(articles: Sequence[Article], library: Library) -> None:
    """Offsets of the answers would be wrong in a text that was changed by being filed."""
    filed = {article.id: article.text for article in library.articles()}
    for article in articles:
        if filed[article.id] != article.text:
            raise ReadError(article.id, "expected plain text, without markers such as [^s1]")
