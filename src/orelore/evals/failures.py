"""The questions that a system did not answer fully right, with all that is known of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orelore.evals.golden import Golden
from orelore.evals.metrics import nugget_recall
from orelore.evals.record import Passage, Record
from orelore.evals.scoring import covers

Scores = Mapping[str, float]

VERDICTS = ("answered without grounds", "wrong", "refused", "incomplete")  # the worst first


@dataclass(frozen=True, slots=True)
class Failure:
    """A question, what came of it, and what was expected."""

    verdict: str  # of VERDICTS
    question: Golden
    record: Record
    nuggets: tuple[tuple[str, bool], ...]  # what was expected, and whether the answer holds it
    found: tuple[tuple[Passage, bool], ...]  # the passages, and whether they hold an answer
    scores: Scores


def failures(
    questions: Sequence[Golden], records: Mapping[str, Record], scores: Mapping[str, Scores]
) -> list[Failure]:
    """Those of the questions that have a record (both by question id), the worst first."""
    asked = [(q, records[q.id], scores.get(q.id, {})) for q in questions if q.id in records]
    some = [_failure(*case, verdict) for case in asked if (verdict := verdict_of(*case))]
    return sorted(some, key=lambda failure: VERDICTS.index(failure.verdict))


def verdict_of(question: Golden, record: Record, scores: Scores) -> str:
    """What went wrong with a question; nothing when all is right."""
    if not question.answerable:
        return "" if record.abstained else "answered without grounds"
    if record.abstained:
        return "refused"
    if scores.get("CRAG", 1) < 0:
        return "wrong"
    return "incomplete" if scores.get("complete", 1) < 1 else ""


def _failure(question: Golden, record: Record, scores: Scores, verdict: str) -> Failure:
    return Failure(
        verdict,
        question,
        record,
        nuggets=tuple(
            (" | ".join(patterns), nugget_recall(record.text, [patterns]) == 1)
            for patterns in question.nuggets
        ),
        found=tuple((passage, _is_relevant(passage, question)) for passage in record.passages),
        scores=scores,
    )


def _is_relevant(passage: Passage, question: Golden) -> bool:
    if not question.spans:
        return bool(set(passage.facts) & set(question.facts))
    return any(covers(passage, span) for span in question.spans)
