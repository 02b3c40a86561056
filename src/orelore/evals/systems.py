"""What can be evaluated: the product, the product without one of its parts, and a starter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orelore.assistant import Assistant
from orelore.evals.benchmarks.reading import by_words
from orelore.evals.fit.fusion import DENSE_ONLY, KEYWORD_ONLY
from orelore.evals.golden import Golden, facts_of
from orelore.evals.record import Passage, Quote, Record, Said, System
from orelore.index.embedding import Encoder, Matrix, Progress
from orelore.index.library import Library
from orelore.opening import model_of, open_library, open_retriever
from orelore.retrieval.glossary import NO_TERMS
from orelore.retrieval.rerank import READ
from orelore.retrieval.retriever import Retriever, Weights
from orelore.settings import Settings
from orelore.types import Answer, Hit

PASSAGES = 10  # kept of what was found
OURS = "ours"


@dataclass(frozen=True)
class Product:
    """An assistant under evaluation."""

    name: str
    assistant: Assistant
    fingerprint: str

    def ask(self, question: Golden) -> Record:
        """Each conversation is a new one."""
        chat = self.assistant.chat()
        *_, answer = [chat.ask(turn) for turn in question.turns]
        return record_of(question, answer, self.assistant.search(answer.question, k=PASSAGES))


def record_of(question: Golden, answer: Answer, hits: Sequence[Hit]) -> Record:
    """What is kept of an answer and of the passages behind it."""
    return Record(
        id=question.id,
        question=answer.question,
        answerer=answer.answerer,
        abstained=answer.abstained,
        reason=answer.reason or "",
        confidence=answer.confidence,
        sentences=tuple(
            Said(text=s.text, citations=s.citations, support=s.support) for s in answer.sentences
        ),
        quotes=tuple(
            Quote(article=c.article.id, start=c.start, end=c.end, text=c.quote)
            for c in answer.citations
        ),
        passages=tuple(map(_passage, hits)),
        milliseconds=answer.timing_ms.get("total", 0.0),
    )


def _passage(hit: Hit) -> Passage:
    facts = tuple(sorted(facts_of(hit.article, hit.chunk)))
    return Passage(article=hit.article.id, start=hit.chunk.start, end=hit.chunk.end, facts=facts)


def open_system(name: str, settings: Settings) -> System:
    """A system by its name in `SYSTEMS`; an index of its own is built where it needs one."""
    return SYSTEMS[name](name, settings)


def _product(
    name: str,
    settings: Settings,
    library: Library,
    change: Callable[[Retriever], None] = lambda _retriever: None,
) -> Product:
    """An assistant over an index that is up to date.

    `change` leaves a part of the retriever out.
    """
    library.update()
    retriever = open_retriever(library)
    change(retriever)
    assistant = Assistant(
        library, top_k=settings.top_k, model=model_of(settings), retriever=retriever
    )
    return _warm(name, library, assistant)


def _warm(name: str, library: Library, assistant: Assistant) -> Product:
    """With what the first question loads loaded."""
    assistant.search("warm", k=1)
    live = library.live()
    return Product(name, assistant, f"{name}|{assistant.answerer}|{live.id}|{live.recipe}")


def _ours(name: str, settings: Settings) -> System:
    return _product(name, settings, open_library(settings))


def _weighted(weights: Weights) -> Callable[[str, Settings], System]:
    def change(retriever: Retriever) -> None:
        retriever.weights = weights

    return lambda name, settings: _product(name, settings, open_library(settings), change)


def _without_glossary(name: str, settings: Settings) -> System:
    def change(retriever: Retriever) -> None:
        retriever.glossary = NO_TERMS

    return _product(name, settings, open_library(settings), change)


def _without_reader(name: str, settings: Settings) -> System:
    """Nothing is read or reranked: sentences are chosen by the words that they share."""
    library = open_library(settings)
    library.update()
    retriever = open_retriever(library)
    retriever.reader = None
    chooser = by_words(retriever.rarity)
    return _warm(name, library, Assistant(library, top_k=READ, model=chooser, retriever=retriever))


def _chunked(tokens: int) -> Callable[[str, Settings], System]:
    def make(name: str, settings: Settings) -> System:
        return _product(name, settings, _apart(settings, str(tokens), tokens))

    return make


def _without_headings(name: str, settings: Settings) -> System:
    library = _apart(settings, "no-headings", settings.chunk_tokens)
    library.encoder = WithoutHeadings(library.encoder)
    return _product(name, settings, library)


def _starter(name: str, settings: Settings) -> System:
    # LlamaIndex is slow to import.
    from orelore.evals.plain import PlainStarter

    library = open_library(settings)
    library.update()
    return PlainStarter(name, library)


def _apart(settings: Settings, folder: str, chunk_tokens: int) -> Library:
    """A library with an index of its own and the encoder that was exported for the first."""
    library = open_library(settings)
    return Library(
        library.folders,
        settings.index / "variants" / folder,
        encoder=library.encoder,
        chunk_tokens=chunk_tokens,
    )


class WithoutHeadings:
    """An encoder that is not shown title and heading of a passage."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = f"{encoder.name}-without-headings"
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens
        self.fingerprint = f"{encoder.fingerprint}-without-headings"

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        return self._encoder.encode([_bare(text) for text in texts], progress=progress)

    def count_tokens(self, text: str) -> int:
        return self._encoder.count_tokens(text)


def _bare(text: str) -> str:
    """The text below its title and heading; a question has neither."""
    return text.partition("\n\n")[2] or text


SYSTEMS: dict[str, Callable[[str, Settings], System]] = {
    OURS: _ours,
    "keyword only": _weighted(KEYWORD_ONLY),
    "dense only": _weighted(DENSE_ONLY),
    "starter": _starter,
    "no reader": _without_reader,
    "no lift": _weighted(Weights(recognised=0.0)),
    "no glossary": _without_glossary,
    "no headings": _without_headings,
    "chunks of 80": _chunked(80),
    "chunks of 240": _chunked(240),
}
