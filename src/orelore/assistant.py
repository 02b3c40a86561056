"""Ask the articles: the stages joined into answers.

assistant = Assistant.open()
answer = assistant.ask("How many rare earth deposits does Kazakhstan list?")
print(answer.text)
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from orelore.answer.abstention import explain
from orelore.answer.answerer import Answerer
from orelore.answer.citations import check
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.answer.kinds import BROAD, kind_of
from orelore.answer.messages import quoting_note, refusal
from orelore.chat import Chat
from orelore.corpus.tables import PLACES, PUBLISHERS, Place, read_figures
from orelore.errors import IndexMismatchError, IndexMissingError, ModelUnavailableError
from orelore.index.build import Progress, Report
from orelore.index.library import Library
from orelore.index.records import Matrix
from orelore.opening import model_of, names_in, open_library, open_retriever
from orelore.retrieval.choices import by_publisher, resolve
from orelore.retrieval.query import Query
from orelore.retrieval.rerank import READ, READ_WIDELY
from orelore.retrieval.retriever import Retriever
from orelore.settings import Settings, load_settings
from orelore.types import NO_FILTERS, Answer, Article, Coverage, Draft, Filters, Hit, Token

if TYPE_CHECKING:
    from orelore.answer.series import YearlyFigures
    from orelore.index.news import News
    from orelore.suggest import Suggestions

log = logging.getLogger(__name__)

NEAREST = 3  # passages offered with an abstention


class Assistant:
    """Answers questions from the articles, each sentence with the passage it rests on.

    Threads may share one.
    """

    def __init__(
        self,
        library: Library,
        *,
        top_k: int = 8,
        model: Answerer | None = None,
        retriever: Retriever | None = None,
    ) -> None:
        self._library = library
        self._top_k = top_k
        self._retriever = retriever or open_retriever(library)
        self._extractive = ExtractiveAnswerer(self._retriever.rarity)
        self._answerer: Answerer = model or self._extractive

    @classmethod
    def open(
        cls, settings: Settings | None = None, *, progress: Progress | None = None
    ) -> Assistant:
        """An assistant for these settings, or for those of the environment.

        Builds the index first where it is missing or was built otherwise; `progress` is told the
        articles done and to do. Raises SettingsError, EncoderError, IndexLockedError and
        IndexStorageError.
        """
        settings = settings or load_settings()
        library = open_library(settings)
        try:
            library.require_ready()
        except IndexMissingError:
            library.update(progress)
        except IndexMismatchError as error:
            log.warning("%s Rebuilding it now.", error)
            library.update(progress)
        retriever = open_retriever(library, threads=settings.threads)
        return cls(library, top_k=settings.top_k, model=model_of(settings), retriever=retriever)

    @property
    def answerer(self) -> str:
        """Who writes the answers: `extractive`, or the language model's name."""
        return self._answerer.name

    @property
    def index_version(self) -> str:
        """How the index was made, and a number that is another after each change of it."""
        return f"{self._library.live().recipe}, change {self._library.catalog.version()}"

    def ask(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Answer:
        """The answer to a question, or an abstention with its reason. Raises QuestionError.

        Articles on the countries and minerals that the question names are preferred, but not on
        those that `ignored` has.
        """
        *_, answer = self.stream(question, filters=filters, ignored=ignored)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Iterator[Token | Answer]:
        """Pieces of text while a language model writes, and last the checked Answer.

        The pieces are not checked yet; the Answer replaces them.
        """
        started = perf_counter()
        ignored, filters = ignored or NO_FILTERS, self.resolved(filters)
        query = self._retriever.read(question).ignoring(ignored)
        hits = self._found(query, filters)
        found = perf_counter()
        draft, notices, answerer = Draft(), list(_notices(query)), self._answerer
        # A language model knows languages; extracting compares words.
        is_extractive = answerer is self._extractive or query.language == "en"
        usable = hits if query.is_understood or not is_extractive else []
        try:
            for event in answerer.stream(query.reading if is_extractive else query.text, usable):
                if isinstance(event, Token):
                    yield event
                else:
                    draft = event
        except ModelUnavailableError as error:
            notices.append(f"{error} This answer is made without it.")
            answerer, draft = self._extractive, self._extractive.draft(query.reading, usable)
        answer = self._with_figures(self._checked(query, filters, hits, draft), query.reading)
        timing = {"retrieval": found - started, "total": perf_counter() - started}
        yield replace(
            answer,
            answerer=answerer.name,
            confidence=draft.confidence,
            disagreement=draft.disagreement,
            ignored=ignored,
            notice=" ".join(filter(None, (*notices, answer.notice))) or None,
            timing_ms={stage: round(1000 * seconds, 1) for stage, seconds in timing.items()},
        )

    def search(self, question: str, *, filters: Filters | None = None, k: int = 10) -> list[Hit]:
        """The passages for a question, best first."""
        chosen = self._by_publisher(self.resolved(filters))
        return self._retriever.search(self._retriever.read(question), chosen, k=k)

    def chat(self, earlier: str | None = None) -> Chat:
        """A conversation, in which a question may lean on an earlier one."""
        return Chat(self, earlier)

    def completed(self, question: str, earlier: str | None) -> str:
        """The question as it stands alone, where it leans on the earlier ones of a `Chat`."""
        if earlier is None:
            return question
        # Slow to import, and a first question leans on none.
        from orelore.answer.conversation import complete

        names = names_in(self._library, self._library.catalog.version())
        return complete(question, earlier, names, lambda text: self._retriever.read(text).reading)

    def resolved(self, filters: Filters | None) -> Filters:
        """The filters with each name as the corpus spells it; case and country codes do not matter.

        Raises QuestionError for a name that no article has, and for what is no date.
        """
        if filters is None or filters.is_empty:
            return NO_FILTERS
        return resolve(filters, self.coverage())

    def embed(self, texts: Sequence[str]) -> Matrix:
        """The embeddings of some texts: float32, shape (n, dimension), unit rows."""
        return self._library.encoder.encode(texts)

    def add(self, source: str | Path) -> Article:
        """File the article at a path or URL in the corpus and index it: `read`, then `file`.

        Raises what both raise; in each case nothing has changed.
        """
        return self._library.add(str(source))

    def read(self, source: str | Path) -> Article:
        """The article at a path or URL, read and recognised; nothing is filed.

        `copy_of` names the article that it nearly repeats. Raises ReadError, DuplicateError when
        its text is in the corpus already, and ArticleError for a file that breaks our format.
        """
        return self._library.read(str(source))

    def file(self, article: Article) -> Article:
        """File an article that `read` gave, or one made by hand, and index it.

        Its id gets a number where another article bears it. Raises ArticleError for one without
        a title or with what is no date, DuplicateError, CorpusStorageError, IndexLockedError and
        IndexStorageError; in each case nothing has changed.
        """
        return self._library.file(article)

    def feed(self, source: str) -> list[str]:
        """The addresses of the articles that an RSS or Atom feed announces. Raises ReadError."""
        # Slow to import, and a question needs no feeds.
        from orelore.corpus.feeds import read_feed

        entries = read_feed(source, fetch_page=self._library.fetch_page)
        return [entry.link for entry in entries]

    @cached_property
    def news(self) -> News:
        """The feeds that the corpus follows."""
        from orelore.index.news import News

        return News(self._library)

    def _with_figures(self, answer: Answer, reading: str) -> Answer:
        """The answer with the quantity that is asked for, over the years and elsewhere."""
        from orelore.answer.series import wants_value
        from orelore.answer.table_note import table_note

        # The tables are slow to read: only for a question that may want a value.
        if answer.abstained or not wants_value(reading):
            return answer
        quantity = self._figures.quantity_for(reading)
        if quantity is None:
            return answer
        series, elsewhere = self._figures.series_of(quantity), self._figures.elsewhere(quantity)
        told = replace(answer, series=series, elsewhere=elsewhere)
        return replace(told, notice=table_note(told))

    @cached_property
    def _figures(self) -> YearlyFigures:
        """The figures that the corpus had when they were first asked for."""
        from orelore.answer.series import YearlyFigures

        folders = self._library.folders
        return YearlyFigures(f for folder in folders for f in read_figures(folder))

    def remove(self, article_id: str) -> Path:
        """Take an article out of corpus and index; returns where its file is kept."""
        return self._library.remove(article_id)

    def update(self, progress: Progress | None = None) -> Report:
        """Make the index equal to the corpus."""
        return self._library.update(progress)

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return self._library.articles()

    def article(self, article_id: str) -> Article:
        """One article. Raises UnknownArticleError."""
        return self._library.article(article_id)

    def places(self) -> list[Place]:
        """The deposits, mines, plants, ... that the corpus knows. Raises TableError."""
        return self._library.places()

    @property
    def version(self) -> str:
        """Another one after each change of articles, places or kinds of publishers.

        What was made of them before is stale then.
        """
        names, folders = (PLACES, PUBLISHERS), self._library.folders
        tables = [folder / name for folder in folders for name in names]
        changed = [str(table.stat().st_mtime_ns) for table in tables if table.exists()]
        return "-".join([str(self._library.catalog.version()), *changed])

    def coverage(self) -> Coverage:
        """What the corpus holds, in numbers. Raises TableError."""
        return self._library.coverage()

    def suggestions(self, n: int = 6) -> list[str]:
        """At most n questions that the corpus answers, to begin with."""
        return self._suggestions.starters(n, self.ask)

    def questions_on(self, article_id: str, n: int = 3) -> list[str]:
        """At most n questions that a sentence of the article answers."""
        return self._suggestions.on(article_id, n)

    def follow_ups(self, answer: Answer, n: int = 3) -> list[str]:
        """At most n questions that the corpus answers and that lie near an answer."""
        return self._suggestions.after(answer, n)

    @property
    def _suggestions(self) -> Suggestions:
        # Slow to import, and a question needs none.
        from orelore.suggest import suggestions_of

        return suggestions_of(self._library, self.version)

    def _found(self, query: Query, filters: Filters) -> list[Hit]:
        is_broad = kind_of(query.reading) in BROAD
        read = READ_WIDELY if is_broad else READ
        chosen = self._by_publisher(filters)
        return self._retriever.search(query, chosen, k=max(self._top_k, read), read=read)

    def _by_publisher(self, filters: Filters) -> Filters:
        if not filters.kinds:
            return filters
        return by_publisher(filters, self._library.kinds_of(self.coverage().publishers))

    def _checked(self, query: Query, filters: Filters, hits: Sequence[Hit], draft: Draft) -> Answer:
        if not draft.claims:
            return self._abstention(query, filters, hits, draft)
        sentences, citations = check(draft.claims, hits)
        return Answer(
            query.text, sentences, citations, filters=filters, recognised=query.recognised
        )

    def _abstention(
        self, query: Query, filters: Filters, hits: Sequence[Hit], draft: Draft
    ) -> Answer:
        # Of words that could not be read nobody knows whether they stand in an article.
        unknown = self._retriever.unknown(query.keywords) if query.is_understood else []
        reason = explain(
            query.text,
            unknown,
            query.recognised,
            filters,
            self.coverage(),
            is_understood=query.is_understood,
            closest=draft.closest.text if draft.closest else None,
        )
        if query.language != "en":
            said = refusal(query.text, query.language, is_understood=query.is_understood)
            reason = f"{said}\n{reason}"
        return Answer(
            query.text,
            abstained=True,
            reason=reason,
            nearest=tuple(hits[:NEAREST]),
            filters=filters,
            recognised=query.recognised,
        )


def _notices(query: Query) -> Iterator[str]:
    if query.language != "en":
        yield quoting_note(query.text, query.language, query.reading, query.lost)
    elif query.reading != query.text:
        yield f"The question was read as: {query.reading}"
