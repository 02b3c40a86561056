"""The parts of an assistant, opened as the settings say; and what is made of a library once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from orelore.answer.answerer import Answerer
from orelore.index.embedding import open_encoder
from orelore.index.library import EXPORTS, Library
from orelore.reader.onnx_reader import open_reader
from orelore.retrieval.glossary import Glossary
from orelore.retrieval.retriever import Retriever
from orelore.settings import Settings

if TYPE_CHECKING:
    from orelore.answer.mentions import Names


def model_of(settings: Settings) -> Answerer | None:
    """The language model that is to write the answers; None to extract. Raises SettingsError."""
    if settings.llm is None:
        return None
    # Needed with a language model only, and slow to import.
    from orelore.answer.generative import open_answerer
    from orelore.corpus.tokens import count_tokens

    return open_answerer(settings.llm, settings.llm_timeout_s, count=count_tokens)


def open_retriever(library: Library, *, threads: int | None = None) -> Retriever:
    """The retriever of a library, with the glossaries of its folders and the trained reader."""
    return Retriever(
        library.catalog,
        library.store,
        library.encoder,
        glossary=Glossary.load(library.folders),
        reader=open_reader(library.index_folder / EXPORTS, threads=threads),
    )


def open_library(settings: Settings) -> Library:
    """The corpus and index of these settings, built or not."""
    encoder = open_encoder(settings.encoder, settings.index / EXPORTS, threads=settings.threads)
    return Library(
        settings.corpus_folders,
        settings.index,
        encoder=encoder,
        chunk_tokens=settings.chunk_tokens,
        chroma_url=settings.chroma_url,
    )


@lru_cache(maxsize=1)  # the page has a new chat for each question
def names_in(library: Library, _version: int) -> Names:
    """The names that a library knows in one version of its catalog."""
    from orelore.answer.mentions import known_names
    from orelore.corpus.tables import read_glossary

    terms = [term for folder in library.folders for term in read_glossary(folder)]
    return known_names(library.articles(), library.places(), terms)
