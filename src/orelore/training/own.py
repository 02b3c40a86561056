"""What our own questions add: the chunks of the index that answer, and those that do not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orelore.index.library import Library
from orelore.retrieval.glossary import Glossary
from orelore.training.examples import Example, some_window
from orelore.training.mining import mined_from_articles
from orelore.training.mixture import times
from orelore.training.negatives import retriever_of
from orelore.training.pairs import UNANSWERED, Chunks, Pair, answered
from orelore.types import Hit

WINDOWS = 1.2  # for each chunk that answers, beside the whole chunk
NEGATIVES, NEGATIVES_UNANSWERED = 2, 3  # chunks for a question that has an answer, and for others
WHOLE = 0.6  # share of these that are not cut to a window


@dataclass(frozen=True, slots=True)
class Asked:
    """One of our questions, with passages as the reader will meet them."""

    pair: Pair
    answered: tuple[Example, ...]
    negatives: tuple[Example, ...]  # the best found first


def asked(pairs: Sequence[Pair], library: Library, path: Path) -> list[Asked]:
    """Each question with its passages from the index; the negatives are kept in a file."""
    chunks = chunks_of(library)
    retriever = retriever_of(library, Glossary.load(library.folders))
    negatives = mined_from_articles(pairs, retriever, path)
    return [
        Asked(pair, tuple(answered(pair, chunks)), tuple(found))
        for pair, found in zip(pairs, negatives, strict=True)
    ]


def mixed(questions: Sequence[Asked], chance: random.Random) -> Iterator[Example]:
    """Whole chunks and windows of them: those that answer, and the hardest that do not."""
    for question in questions:
        for example in question.answered:
            yield example
            for _ in range(times(WINDOWS, chance)):
                yield some_window(example, chance)
        is_unanswered = question.pair.kind in UNANSWERED
        usable = [example for example in question.negatives if example.sentences]
        for example in usable[: NEGATIVES_UNANSWERED if is_unanswered else NEGATIVES]:
            if chance.random() < WHOLE:
                yield example
            else:
                yield some_window(example, chance)


def chunks_of(library: Library) -> Chunks:
    """All chunks of the index, by article."""
    catalog, generation = library.catalog, library.live()
    chunks = {}
    for article in library.articles():
        rows = sorted(catalog.vector_ids(generation, [article.id]).values())
        found = catalog.chunks(generation, rows).values()
        chunks[article.id] = [Hit(chunk, of, score=0.0) for chunk, of in found]
    return chunks
