"""Answers from all passages: the sentence put first, its short answer, and how sure it is.

Search, read the first hits, score their sentences, as the product does. How sure it is, is looked
at twice: with all passages, and with those of the right paragraph taken away before reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from orelore.answer.extractive import ExtractiveAnswerer
from orelore.answer.scoring import Candidate
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.reading import BEFORE, by_words, read_hits
from orelore.evals.benchmarks.result import Row
from orelore.evals.benchmarks.retrieval import Published
from orelore.evals.benchmarks.sentences import hits_of, holds
from orelore.evals.benchmarks.squad import exact_match, f1, short_answer
from orelore.evals.metrics import auroc
from orelore.index.build import Progress
from orelore.index.library import Library
from orelore.retrieval.rerank import READ, Reader, reranked
from orelore.retrieval.retriever import CANDIDATES, Retriever
from orelore.sentences import split_sentences
from orelore.types import Hit

XTREME = "XTREME (Hu et al. 2020), tuned on SQuAD"
PUBLISHED: Mapping[str, Published] = {
    "exact match": (("mBERT", 72.2, XTREME), ("XLM-R large", 75.7, XTREME)),
    "F1": (("mBERT", 83.5, XTREME), ("XLM-R large", 86.5, XTREME)),
}


@dataclass(frozen=True, slots=True)
class First:
    """The sentence put first for a question."""

    right: bool  # whether it holds the answer
    short: str  # the short answer in it, or all of it where none is marked
    confidence: float
    without: float  # of the sentence put first when the right paragraph is gone


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of one question."""

    gold: tuple[str, ...]
    ours: First
    before: First  # without the reader
    inside: str  # the short answer in the right paragraph


def answer_rows(
    name: str,
    questions: QuestionSet,
    library: Library,
    reader: Reader,
    *,
    progress: Progress | None = None,
) -> list[Row]:
    """Right sentence first of all, whether the answer is known to be gone, and short answers."""
    retriever = Retriever(library.catalog, library.store, library.encoder)
    texts = {article.id: article.text for article in questions.articles}
    found = [
        answered(asked, texts[asked.article_id], retriever, reader)
        for asked in watched(questions.questions, progress)
    ]
    return rows_of(name, found, _note(questions)) if found else []


def answered(asked: Asked, text: str, retriever: Retriever, reader: Reader) -> Answered:
    """`text` is that of the article the question is about."""
    query, rarity = retriever.read(asked.text), cache(retriever.rarity)
    hits = retriever.search(query, k=2 * CANDIDATES)
    own = hits_of(asked.article_id, retriever.encoder.encode([query.reading])[0], retriever)
    return Answered(
        tuple(text[start:end] for start, end in asked.spans),
        first(asked, query.reading, hits, ExtractiveAnswerer(rarity), reader),
        first(asked, query.reading, hits, by_words(rarity), None),
        short_answer(read_hits(query.reading, own, reader)),
    )


def first(
    asked: Asked,
    question: str,
    hits: Sequence[Hit],
    answerer: ExtractiveAnswerer,
    reader: Reader | None,
) -> First:
    """Of the sentences in the first hits; `question` is as the retriever reads it."""

    def best(found: Sequence[Hit]) -> Candidate | None:
        read = reranked(question, found[:READ], reader) if reader else found[:READ]
        return next(iter(answerer.scored(question, read)), None)

    def sure(candidate: Candidate | None) -> float:
        return answerer.calibration.confidence(candidate.score) if candidate else 0.0

    chosen = best(hits)
    gone = best([hit for hit in hits if hit.article.id != asked.article_id])
    return First(is_right(chosen, asked), _short(chosen), sure(chosen), sure(gone))


def is_right(candidate: Candidate | None, asked: Asked) -> bool:
    """Whether the sentence is of the right article and holds the answer whole."""
    return (
        candidate is not None
        and candidate.hit.article.id == asked.article_id
        and holds((candidate.start, candidate.end), asked.spans)
    )


def rows_of(name: str, found: Sequence[Answered], note: str) -> list[Row]:
    """The rows of some questions, at least one."""
    ours, before = [a.ours for a in found], [a.before for a in found]

    def row(measure: str, score: Callable[[Sequence[First]], float], note: str = "") -> Row:
        beside = (BEFORE, score(before), "measured here")
        return Row(name, measure, score(ours), len(found), (beside,), note)

    return [
        row("right sentence first of all, %", _right, note),
        row("answer there or paragraph removed, AUROC", _told),
        *_short_rows(name, "in its paragraph", [(a.inside, a.gold) for a in found], PUBLISHED),
        *_short_rows(name, "end to end", [(a.ours.short, a.gold) for a in found], {}),
    ]


def _short_rows(
    name: str,
    where: str,
    found: Sequence[tuple[str, Sequence[str]]],
    published: Mapping[str, Published],
) -> list[Row]:
    return [
        Row(
            name,
            f"{measure} of the short answer, {where}, %",
            100 * fmean(score(answer, gold) for answer, gold in found),
            len(found),
            published.get(measure, ()),
        )
        for measure, score in (("exact match", exact_match), ("F1", f1))
    ]


def _short(candidate: Candidate | None) -> str:
    if candidate is None:
        return ""
    if candidate.marked is None:
        return candidate.text
    return candidate.hit.chunk.slice(*candidate.marked)


def _right(found: Sequence[First]) -> float:
    return 100 * fmean(f.right for f in found)


def _told(found: Sequence[First]) -> float:
    return auroc([f.confidence for f in found], [f.without for f in found])


def _note(questions: QuestionSet) -> str:
    sentences = {a.id: split_sentences(a.text, a.language) for a in questions.articles}
    lost = sum(
        not any(holds(s, asked.spans) for s in sentences[asked.article_id])
        for asked in questions.questions
    )
    total = sum(map(len, sentences.values()))
    return f"of {total} sentences; {lost} whose answer is in no one sentence counted as wrong"
