"""Hard negatives: passages that our retriever finds for a question and that do not answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orelore.index.library import Library
from orelore.reader.pieces import title_of
from orelore.retrieval.glossary import NO_TERMS, Glossary
from orelore.retrieval.retriever import Retriever
from orelore.training.examples import Example
from orelore.types import Article, Hit

DEPTH = 12  # hits looked at for each question
NO_TITLE = "Untitled"  # an article must have one


def articles_of(examples: Iterable[Example]) -> dict[str, Article]:
    """The passages of the examples as articles, by their text; each once."""
    found: dict[str, Article] = {}
    for example in examples:
        if example.passage not in found:
            name = f"p{len(found)}"
            found[example.passage] = Article(name, example.title or NO_TITLE, example.passage)
    return found


def mined(example: Example, own: str, retriever: Retriever, *, n: int) -> Iterator[Example]:
    """Up to n passages of other articles than `own`, the best found first."""
    answers = [example.passage[a:b] for a, b in example.answers]
    others = [h for h in without(answers, example.text, retriever) if h.article.id != own]
    for hit in others[:n]:
        yield unanswered(example.text, hit, titled=bool(example.title), source=example.source)


def without(answers: Sequence[str], question: str, retriever: Retriever) -> list[Hit]:
    """The passages found for a question that hold none of its answers, best first."""
    hits = retriever.search(retriever.read(question), k=DEPTH)
    return [hit for hit in hits if not _holds(hit, answers)]


def unanswered(question: str, hit: Hit, *, titled: bool, source: str) -> Example:
    """The question with a passage that does not answer it, under its title where that is known."""
    chunk = hit.chunk
    return Example(
        question,
        chunk.text,
        tuple((a - chunk.start, b - chunk.start) for a, b in chunk.sentences),
        title=title_of(hit) if titled else "",
        source=f"{source} negative",
    )


def retriever_of(library: Library, glossary: Glossary = NO_TERMS) -> Retriever:
    """Without the trained reader: what it learns from must not hang on what it has learnt."""
    return Retriever(library.catalog, library.store, library.encoder, glossary=glossary)


def _holds(hit: Hit, answers: Sequence[str]) -> bool:
    """Whether an answer stands in the passage too: it may answer after all."""
    text = hit.chunk.text.casefold()
    return any(answer.casefold().strip(" .,") in text for answer in answers)
