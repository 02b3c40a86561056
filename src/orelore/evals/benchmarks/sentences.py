"""Sentence choice: whether the sentence that we put first in a passage holds the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from orelore.answer.extractive import ExtractiveAnswerer
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.reading import BEFORE, by_words, read_hits
from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress
from orelore.index.embedding import Matrix
from orelore.index.library import Library
from orelore.retrieval.rerank import Reader
from orelore.retrieval.retriever import Retriever
from orelore.types import Hit

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether the answer stands in the first sentence of ours, of the passage, and by chance."""

    ours: bool
    words: bool  # of ours, when nothing is read
    opening: bool
    chance: float


def sentence_rows(
    name: str,
    questions: QuestionSet,
    library: Library,
    *,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> list[Row]:
    """Right sentence first, of the questions whose answer lies in one sentence as we split it."""
    retriever = Retriever(library.catalog, library.store, library.encoder)
    tried = [choice(asked, retriever, reader) for asked in watched(questions.questions, progress)]
    chosen = [each for each in tried if each is not None]
    if not chosen:
        return []
    plain = {
        "first sentence of the passage": fmean(c.opening for c in chosen),
        "a sentence at random": fmean(c.chance for c in chosen),
    }
    if reader:
        plain = {BEFORE: fmean(c.words for c in chosen), **plain}
    return [
        Row(
            name,
            "right sentence first in its passage, %",
            100 * fmean(c.ours for c in chosen),
            len(chosen),
            tuple((system, 100 * value, "measured here") for system, value in plain.items()),
            f"{len(tried) - len(chosen)} left out, whose answer is in no one sentence",
        )
    ]


def choice(asked: Asked, retriever: Retriever, reader: Reader | None = None) -> Choice | None:
    """What is chosen within the passage; None where no sentence holds the answer whole."""
    query = retriever.read(asked.text)
    vector = retriever.encoder.encode([query.reading])[0]
    hits = hits_of(asked.article_id, vector, retriever)
    bounds = sorted({s for hit in hits for s in hit.chunk.sentences})
    right = [s for s in bounds if holds(s, asked.spans)]
    if not right:
        return None

    def chooses(answerer: ExtractiveAnswerer, found: Sequence[Hit]) -> bool:
        best = answerer.scored(query.reading, found)[0]
        return (best.start, best.end) in right

    words = chooses(by_words(retriever.rarity), hits)
    ours = words
    if reader:
        read = read_hits(query.reading, hits, reader)
        ours = chooses(ExtractiveAnswerer(retriever.rarity), read)
    return Choice(ours, words, bounds[0] in right, len(right) / len(bounds))


def hits_of(article_id: str, vector: Matrix, retriever: Retriever) -> list[Hit]:
    """All passages of an article as hits for a question of that vector, as they stand."""
    generation, catalog = retriever.generation(), retriever.catalog
    rows = sorted(catalog.vector_ids(generation, [article_id]).values())
    similarities = catalog.vectors(rows) @ vector
    passages = catalog.chunks(generation, rows)
    return [
        Hit(*passages[row], score=float(s), similarity=float(s))
        for row, s in zip(rows, similarities, strict=True)
    ]


def holds(sentence: Bounds, spans: Sequence[Bounds]) -> bool:
    """Whether one of the spans lies within the sentence."""
    return any(sentence[0] <= start and end <= sentence[1] for start, end in spans)
