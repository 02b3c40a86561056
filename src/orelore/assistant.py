"""Ask the articles: the stages joined into answers.

assistant = Assistant.open()
answer = assistant.ask("How many rare earth deposits does Kazakhstan list?")
print(answer.text)
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from orelore.answer.abstention import explain
from orelore.answer.answerer import Answerer
from orelore.answer.citations import check
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.answer.kinds import BROAD, kind_of
from orelore.answer.messages import quoting_note, refusal
from orelore.corpus.tables import PLACES, Place, read_figures
from orelore.errors import IndexMismatchError, IndexMissingError, ModelUnavailableError
from orelore.index.build import Progress, Report
from orelore.index.embedding import open_encoder
from orelore.index.library import EXPORTS, Library
from orelore.index.records import Matrix
from orelore.reader.onnx_reader import open_reader
from orelore.retrieval.choices import by_publisher, resolve
from orelore.retrieval.glossary import Glossary
from orelore.retrieval.query import Query
from orelore.retrieval.rerank import READ, READ_WIDELY
from orelore.retrieval.retriever import Retriever
from orelore.settings import Settings, load_settings
from orelore.types import NO_FILTERS, Answer, Article, Coverage, Draft, Filters, Hit, Token

if TYPE_CHECKING:
    from orelore.answer.mentions import Names
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
        ignored, filters = ignored or NO_FILTERS, self._resolved(filters)
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
            notice=" ".join(notices) or None,
            timing_ms={stage: round(1000 * seconds, 1) for stage, seconds in timing.items()},
        )

    def search(self, question: str, *, filters: Filters | None = None, k: int = 10) -> list[Hit]:
        """The passages for a question, best first."""
        chosen = self._by_publisher(self._resolved(filters))
        return self._retriever.search(self._retriever.read(question), chosen, k=k)

    def chat(self, earlier: str | None = None) -> Chat:
        """A conversation, in which a question may lean on an earlier one."""
        return Chat(self, earlier)

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

        # The tables are slow to read: only for a question that may want a value.
        if answer.abstained or not wants_value(reading):
            return answer
        quantity = self._figures.quantity_for(reading)
        if quantity is None:
            return answer
        series, elsewhere = self._figures.series_of(quantity), self._figures.elsewhere(quantity)
        return replace(answer, series=series, elsewhere=elsewhere)

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
        """Another one after each change of articles or places: what was made of them is stale."""
        tables = [folder / PLACES for folder in self._library.folders]
        changed = [str(table.stat().st_mtime_ns) for table in tables if table.exists()]
        return "-".join([str(self._library.catalog.version()), *changed])

    def coverage(self) -> Coverage:
        """What the corpus holds, in numbers. Raises TableError."""
        return self._library.coverage()

    def suggestions(self, n: int = 6) -> list[str]:
        """At most n questions that the corpus answers, to begin with."""
        return _suggestions(self._library, self.version).starters(n)

    def questions_on(self, article_id: str, n: int = 3) -> list[str]:
        """At most n questions that a sentence of the article answers."""
        return _suggestions(self._library, self.version).on(article_id, n)

    def follow_ups(self, answer: Answer, n: int = 3) -> list[str]:
        """At most n questions that the corpus answers and that lie near an answer."""
        return _suggestions(self._library, self.version).after(answer, n)

    def _found(self, query: Query, filters: Filters) -> list[Hit]:
        is_broad = kind_of(query.reading) in BROAD
        read = READ_WIDELY if is_broad else READ
        chosen = self._by_publisher(filters)
        return self._retriever.search(query, chosen, k=max(self._top_k, read), read=read)

    def _resolved(self, filters: Filters | None) -> Filters:
        if filters is None or filters.is_empty:
            return NO_FILTERS
        return resolve(filters, self.coverage())

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


class Chat:
    """A conversation with an assistant."""

    def __init__(self, assistant: Assistant, earlier: str | None = None) -> None:
        self._assistant = assistant
        self.earlier = earlier  # the questions so far, as `remember` keeps them

    def ask(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Answer:
        """As `Assistant.ask`; `answer.question` is the question as it was understood."""
        *_, answer = self.stream(question, filters=filters, ignored=ignored)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Iterator[Token | Answer]:
        """As `Assistant.stream`."""
        completed = self._completed(question)
        for event in self._assistant.stream(completed, filters=filters, ignored=ignored):
            yield event
            if isinstance(event, Answer):
                self._remember(event)

    def _completed(self, question: str) -> str:
        if self.earlier is None:
            return question
        # Slow to import, and a first question leans on none.
        from orelore.answer.conversation import complete

        library = self._assistant._library
        names = _names_in(library, library.catalog.version())
        return complete(question, self.earlier, names, self._read)

    def _read(self, text: str) -> str:
        return self._assistant._retriever.read(text).reading

    def _remember(self, answer: Answer) -> None:
        from orelore.answer.turns import remember

        said = answer.sentences[0].text if answer.sentences else ""
        self.earlier = remember(self.earlier, answer.question, said)


@lru_cache(maxsize=1)  # the page has a new chat for each question
def _names_in(library: Library, _version: int) -> Names:
    """The names that a library knows in one version of its catalog."""
    from orelore.answer.mentions import known_names
    from orelore.corpus.tables import read_glossary

    terms = [term for folder in library.folders for term in read_glossary(folder)]
    return known_names(library.articles(), library.places(), terms)


@lru_cache(maxsize=1)
def _suggestions(library: Library, _version: str) -> Suggestions:
    """The questions that a library suggests in one version of its articles and places."""
    from orelore.corpus.questions import askable
    from orelore.suggest import Suggestions

    figures = [figure for folder in library.folders for figure in read_figures(folder)]
    places = library.places()
    # Those that have mines and deposits come before those that buy and rule.
    countries = Counter(place.country for place in places).most_common()
    found = askable(library.articles(), places, figures)
    return Suggestions(found, [country for country, _ in countries])


def _notices(query: Query) -> Iterator[str]:
    if query.language != "en":
        yield quoting_note(query.text, query.language, query.reading, query.lost)
    elif query.reading != query.text:
        yield f"The question was read as: {query.reading}"


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
