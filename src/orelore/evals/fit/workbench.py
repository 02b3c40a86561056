"""Cases to fit on: questions asked of the index, and questions about passages of another kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from orelore.assistant import Assistant
from orelore.evals.benchmarks.collection import indexed
from orelore.evals.benchmarks.data import read_squad
from orelore.evals.benchmarks.reading import Remembering
from orelore.evals.fit.cases import Case, Progress, gather
from orelore.evals.fit.passages import goldens
from orelore.evals.golden import load_questions, located
from orelore.opening import open_library, open_retriever
from orelore.retrieval.rerank import Reader
from orelore.retrieval.retriever import Retriever
from orelore.settings import Settings

Bar = Callable[[str, str], AbstractContextManager[Progress]]  # of what, of what unit


class Workbench:
    """The search and the reader that the assistant has with these settings."""

    def __init__(self, settings: Settings, bar: Bar) -> None:
        self._bar = bar
        self._library = open_library(settings)
        self._library.require_ready()
        self.retriever = open_retriever(self._library, threads=settings.threads)
        assert self.retriever.reader is not None
        self.reader: Reader = self.retriever.reader
        self._assistant = Assistant(self._library, top_k=settings.top_k, retriever=self.retriever)

    def questions(self, path: Path) -> list[Case]:
        """The questions of a set, asked of the articles. Raises ReadError."""
        articles = {article.id: article for article in self._library.articles()}
        asked = located(load_questions(path), articles)
        with self._bar(path.name, "question") as progress:
            return gather(self._assistant, self.retriever, self.reader, asked, progress)

    def passages(self, path: Path) -> list[Case]:
        """The questions of a SQuAD file, asked of all its passages. Raises ReadError."""
        asked = read_squad(path)
        encoder = self.retriever.encoder
        with (
            indexed(asked.articles, encoder) as library,
            self._bar(path.name, "question") as progress,
        ):
            retriever = Retriever(library.catalog, library.store, encoder)
            reader = Remembering(self.reader)
            return gather(self._assistant, retriever, reader, goldens(asked), progress)
