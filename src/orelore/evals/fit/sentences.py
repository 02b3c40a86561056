"""Fit what counts how much for a sentence: its signals against whether it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace

from orelore.answer.asked import Asked
from orelore.answer.scoring import Candidate, Signals, Weights, log_odds, scored
from orelore.errors import QuestionError
from orelore.evals.fit.cases import Case
from orelore.evals.fit.logistic import fit_line
from orelore.evals.golden import Golden
from orelore.evals.metrics import nugget_recall
from orelore.retrieval.rerank import RELEVANCE

SIGNALS = tuple(field.name for field in fields(Signals))
AGAINST = frozenset({"lacking"})  # signals that speak against a sentence; the others speak for it


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question with the sentences that may answer it, and whether each does."""

    golden: Golden
    asked: Asked
    candidates: tuple[Candidate, ...]
    labels: tuple[bool | None, ...]

    def ranked(self, weights: Weights) -> list[Candidate]:
        """The sentences with their log-odds, the likeliest first."""
        found = [replace(c, score=log_odds(c.signals, weights)) for c in self.candidates]
        return sorted(found, key=lambda c: -c.score)


def evidence(case: Case) -> Evidence:
    """What the answerer is given for a question: the sentences of the hits that are read."""
    hits = case.reranked(RELEVANCE, case.depth)[: case.depth]
    found = tuple(c for hit in hits for c in scored(case.asked, hit))
    return Evidence(case.golden, case.asked, found, tuple(answers(case.golden, c) for c in found))


def answers(golden: Golden, candidate: Candidate) -> bool | None:
    """Whether a sentence answers a question: whether half of it, or of a gold span, is both.

    None where nobody knows: it holds a piece of the answer, but is no gold span. Another article
    may tell the same, or the words may stand there by chance.
    """
    if not golden.answerable:
        return False
    if any(_overlaps(candidate, span.article, span.start, span.end) for span in golden.spans):
        return True
    pieces = golden.nuggets
    return None if pieces and nugget_recall(candidate.text, pieces) > 0 else False


def fit_weights(cases: Sequence[Evidence]) -> Weights:
    """The weights of the signals, without those that would count the wrong way round.

    Raises QuestionError when no sentence answers.
    """
    known = [(c, label) for e in cases for c, label in zip(e.candidates, e.labels, strict=True)]
    rows = [astuple(c.signals) for c, label in known if label is not None]
    labels = [label for _, label in known if label is not None]
    if not any(labels) or all(labels):
        raise QuestionError(
            "Of the sentences found, some must answer and some not: "
            "give the questions the spans that answer them."
        )
    used = list(range(len(SIGNALS)))
    while True:
        line = fit_line([[row[i] for i in used] for row in rows], labels)
        wrong = {i: pull for i, pull in zip(used, line.pulls, strict=True) if _is_wrong(i, pull)}
        if not wrong:
            break
        used.remove(max(wrong, key=lambda i: abs(wrong[i])))
    found = {SIGNALS[i]: round(weight, 3) for i, weight in zip(used, line.weights, strict=True)}
    return Weights(**dict.fromkeys(SIGNALS, 0.0) | found, bias=round(line.bias, 3))


def _is_wrong(signal: int, pull: float) -> bool:
    return pull > 0 if SIGNALS[signal] in AGAINST else pull < 0


def _overlaps(candidate: Candidate, article: str, start: int, end: int) -> bool:
    if candidate.hit.article.id != article:
        return False
    shared = min(candidate.end, end) - max(candidate.start, start)
    return 2 * shared >= min(candidate.end - candidate.start, end - start)
