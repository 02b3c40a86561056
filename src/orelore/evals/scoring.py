"""What one record is worth: its scores by name, each only where it applies. Pure.

Found: articles and passages against the gold spans, or against the facts where a question has no
spans. Said: required pieces in the answer and in its quotes, and how well sentences are cited
(ALCE: Gao et al., 2023, with the support that the answer carries in place of an entailment
model). Judged: CRAG (Yang et al., 2024), wrong answers and wrong refusals, and how far the
confidence of an answer was from being right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from orelore.evals.golden import Golden, GoldSpan
from orelore.evals.metrics import nugget_recall, squared_error
from orelore.evals.metrics import recall_at_k as facts_recall
from orelore.evals.ranking import ndcg_at_k, recall_at_k, reciprocal_rank
from orelore.evals.record import Passage, Record, Said

T = TypeVar("T")
Scores = dict[str, float]

FOUND = (
    "article recall@5",
    "article MRR@10",
    "article nDCG@10",
    "passage recall@5",
    "passage MRR@10",
    "passage nDCG@10",
    "span recall@5",
)
SAID = (
    "nuggets",
    "cited nuggets",
    "complete",
    "both values",
    "newest first",
    "words",
    "citation recall",
    "citation precision",
    "verbatim",
)
JUDGED = ("CRAG", "false answer", "false refusal", "Brier")
METRICS = (*FOUND, *SAID, *JUDGED, "milliseconds")
RIGHT = 0.5  # an answer with at least this share of the pieces is right


def score(question: Golden, record: Record) -> Scores:
    """The scores of a record; a refused answer holds nothing, and is not judged as a text."""
    scores = _found(question, record.passages)
    scores |= _held(question, record)
    if not record.abstained:
        scores |= _cited(record)
    scores |= _judged(question, record, scores)
    scores |= _believed(record, scores)
    return scores | {"milliseconds": record.milliseconds}


def is_wrong(scores: Scores) -> bool:
    """Whether it was answered, and wrongly."""
    return scores.get("CRAG") == -1


def _found(question: Golden, passages: Sequence[Passage]) -> Scores:
    if question.spans:
        return _articles(question.spans, passages) | _by_spans(question.spans, passages)
    if question.facts:
        return _by_facts(set(question.facts), passages)
    return {}


def _articles(spans: Sequence[GoldSpan], passages: Sequence[Passage]) -> Scores:
    """How well the articles of the gold spans are found, each at its best passage."""
    relevant = {span.article for span in spans}
    gains = [float(id_ in relevant) for id_ in dict.fromkeys(p.article for p in passages)]
    return {
        "article recall@5": recall_at_k(gains, len(relevant), k=5),
        "article MRR@10": reciprocal_rank(gains),
        "article nDCG@10": ndcg_at_k(gains, len(relevant)),
    }


def _by_spans(spans: Sequence[GoldSpan], passages: Sequence[Passage]) -> Scores:
    held = [{span for span in spans if covers(p, span)} for p in passages]
    wanted = {(span.article, n) for span in spans for n in range(span.start, span.end)}
    read = {(p.article, n) for p in passages[:5] for n in range(p.start, p.end)}
    return {
        "passage recall@5": facts_recall(held, set(spans), k=5),
        **_ranked(held, set(spans)),
        "span recall@5": len(wanted & read) / len(wanted),
    }


def _by_facts(facts: set[str], passages: Sequence[Passage]) -> Scores:
    held = [facts.intersection(p.facts) for p in passages]
    return {"passage recall@5": facts_recall(held, facts, k=5), **_ranked(held, facts)}


def _ranked(held: Sequence[set[T]], wanted: set[T]) -> Scores:
    """MRR and nDCG of passages, relevant when they hold something of what is wanted.

    How many passages are relevant depends on how a system cuts them: it is taken to be those
    found, and one more for each wanted thing that none of them holds.
    """
    first = held[:10]
    gains = [float(bool(things)) for things in first]
    missed = wanted.difference(*first)
    return {
        "passage MRR@10": reciprocal_rank(gains),
        "passage nDCG@10": ndcg_at_k(gains, int(sum(gains)) + len(missed)),
    }


def covers(passage: Passage, span: GoldSpan) -> bool:
    """Whether a passage holds at least half of a gold span."""
    if passage.article != span.article:
        return False
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return 2 * shared >= span.end - span.start


def _held(question: Golden, record: Record) -> Scores:
    """Which of the required pieces the answer and its quotes hold."""
    if not (question.answerable and question.nuggets):
        return {}
    said = [] if record.abstained else [sentence.text for sentence in record.sentences]
    quoted = [] if record.abstained else [quote.text for quote in record.quotes]
    nuggets = nugget_recall(" ".join(said), question.nuggets)
    scores = {
        "nuggets": nuggets,
        "cited nuggets": nugget_recall("\n".join(quoted), question.nuggets),
        "complete": float(nuggets == 1),
    }
    if question.kind == "conflict":
        scores["both values"] = scores["complete"]
    if question.kind == "asof":
        scores["newest first"] = nugget_recall("".join(said[:1]), question.nuggets)
    return scores


def _cited(record: Record) -> Scores:
    """How well the sentences of an answer are cited; without any citation both are 0, as in ALCE.

    A citation counts when its sentence is supported: records do not tell which of several
    citations a sentence needs.
    """
    sentences = record.sentences
    scores = {"words": float(len(record.text.split()))}
    if not sentences:
        return scores
    citations = [good for said in sentences for good in _citations(said, len(record.quotes))]
    supported = [any(_citations(said, len(record.quotes))) for said in sentences]
    return scores | {
        "citation recall": sum(supported) / len(sentences),
        "citation precision": sum(citations) / max(len(citations), 1),
        "verbatim": sum(said.support == "verbatim" for said in sentences) / len(sentences),
    }


def _citations(said: Said, quotes: int) -> Iterator[bool]:
    """For each citation of a sentence, whether there is such a quote and it supports it."""
    return (said.support != "unsupported" and 1 <= n <= quotes for n in said.citations)


def _judged(question: Golden, record: Record, scores: Scores) -> Scores:
    refused = record.abstained
    if not question.answerable:
        return {"CRAG": 1.0 if refused else -1.0, "false answer": float(not refused)}
    if "nuggets" not in scores:
        return {"false refusal": float(refused)}
    answered = 1.0 if scores["nuggets"] >= RIGHT else -1.0
    return {"CRAG": 0.0 if refused else answered, "false refusal": float(refused)}


def _believed(record: Record, scores: Scores) -> Scores:
    """How far the confidence was off, of an answer that was given and can be judged."""
    if record.abstained or record.probability is None or "CRAG" not in scores:
        return {}
    return {"Brier": squared_error(record.probability, not is_wrong(scores))}
