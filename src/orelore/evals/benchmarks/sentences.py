"""Sentence choice: whether the sentence that we put first in a passage holds the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from orelore.answer.extractive import ExtractiveAnswerer
from orelore.evals.benchmarks.collection import default_encoder, indexed
from orelore.evals.benchmarks.data import Asked, QuestionSet, read_qed
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress
from orelore.index.embedding import Encoder, Matrix
from orelore.index.library import Library
from orelore.retrieval.retriever import Retriever
from orelore.types import Hit

QED_SAMPLE = 1000

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether the answer stands in the first sentence of ours, of the passage, and by chance."""

    ours: bool
    opening: bool
    chance: float


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> list[Row]:
    """The rows of `qed`, over 1,000 questions unless told otherwise."""
    questions = read_qed(folder).sampled(sample or QED_SAMPLE).narrowed()
    with indexed(questions.articles, encoder or default_encoder()) as library:
        return sentence_rows(name, questions, library, progress=progress)


def sentence_rows(
    name: str, questions: QuestionSet, library: Library, *, progress: Progress | None = None
) -> list[Row]:
    """Right sentence first, of the questions whose answer lies in one sentence as we split it."""
    retriever = Retriever(library.catalog, library.store, library.encoder)
    answerer = ExtractiveAnswerer(retriever.rarity)
    tried = [choice(asked, retriever, answerer) for asked in watched(questions.questions, progress)]
    chosen = [each for each in tried if each is not None]
    if not chosen:
        return []
    ours, opening = (
        100 * fmean(v) for v in ([c.ours for c in chosen], [c.opening for c in chosen])
    )
    chance = 100 * fmean(c.chance for c in chosen)
    plain = (
        ("first sentence of the passage", opening, "measured here"),
        ("a sentence at random", chance, "measured here"),
    )
    note = f"{len(tried) - len(chosen)} left out, whose answer is in no one sentence"
    return [Row(name, "right sentence first in its passage, %", ours, len(chosen), plain, note)]


def choice(asked: Asked, retriever: Retriever, answerer: ExtractiveAnswerer) -> Choice | None:
    """What is chosen within the passage; None where no sentence holds the answer whole."""
    query = retriever.read(asked.text)
    vector = retriever.encoder.encode([query.reading])[0]
    hits = hits_of(asked.article_id, vector, retriever)
    bounds = sorted({s for hit in hits for s in hit.chunk.sentences})
    right = [s for s in bounds if holds(s, asked.spans)]
    if not right:
        return None
    best = answerer.scored(query.reading, hits)[0]
    return Choice((best.start, best.end) in right, bounds[0] in right, len(right) / len(bounds))


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
