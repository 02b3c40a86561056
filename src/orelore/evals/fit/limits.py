"""Propose how long answers may get: for each kind of question, what a further sentence must reach.

A grid over `behind` and `least`, for the most nuggets less a price of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import fmean

from tabulate import tabulate

from orelore.answer.choosing import LIMITS, NEWER_WITHIN, Limits, choose
from orelore.answer.kinds import Kind
from orelore.answer.scoring import Candidate, Weights
from orelore.evals.fit.cases import choose_best
from orelore.evals.fit.sentences import Evidence
from orelore.evals.metrics import nugget_recall

WORD_PRICE = 0.001  # of nugget recall that a word of the answer must be worth
BEHIND = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0)
LEAST = (-5.0, -4.0, -3.0, -2.0, -1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Limits for one kind of question, and what they are worth: nuggets less the words' price."""

    kind: Kind
    questions: int
    limits: Limits
    now: float  # with the limits in use
    fitted: float  # with the proposal, on the questions it was chosen by
    validated: float  # on questions that had no say


def propose(cases: Sequence[Evidence], weights: Weights) -> list[Proposal]:
    """Limits for every kind of which there are questions with an answer."""
    answerable = [case for case in cases if case.golden.answerable and case.golden.nuggets]
    kinds = {kind: [c for c in answerable if c.asked.kind is kind] for kind in Kind}
    return [_proposal(kind, some, weights) for kind, some in kinds.items() if some]


def table(proposals: Sequence[Proposal]) -> str:
    rows = [
        [p.kind.value, p.questions, p.limits.behind, p.limits.least, p.now, p.fitted, p.validated]
        for p in proposals
    ]
    head = ["kind", "questions", "behind", "least", "worth now", "fitted", "cross-validated"]
    return tabulate(rows, headers=head, floatfmt=("", "", ".2f", ".1f", ".3f", ".3f", ".3f"))


def _proposal(kind: Kind, cases: Sequence[Evidence], weights: Weights) -> Proposal:
    pools = [(case, _near(case.ranked(weights), kind)) for case in cases]
    options = {
        replace(LIMITS[kind], behind=behind, least=least)
        for behind, least in product(BEHIND, LEAST)
    } | {LIMITS[kind]}
    # Of equal ones the shortest answers, so in this order.
    ordered = sorted(options, key=lambda limits: (limits.behind, -limits.least))
    values = {o: [_worth(case, pool, o) for case, pool in pools] for o in ordered}
    choice = choose_best(values)
    return Proposal(
        kind,
        len(cases),
        choice.best,
        now=fmean(values[LIMITS[kind]]),
        fitted=fmean(values[choice.best]),
        validated=fmean(choice.values),
    )


def _near(ranked: Sequence[Candidate], kind: Kind) -> list[Candidate]:
    """Without those that no limits tried could let in: choosing compares each with each."""
    reach = max(BEHIND) + LIMITS[kind].aspects + NEWER_WITHIN
    return [c for c in ranked if c.score >= ranked[0].score - reach]


def _worth(case: Evidence, ranked: Sequence[Candidate], limits: Limits) -> float:
    text = " ".join(c.text for c in choose(case.asked, ranked, {case.asked.kind: limits}))
    return nugget_recall(text, case.golden.nuggets) - WORD_PRICE * len(text.split())
