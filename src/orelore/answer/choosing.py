"""Which of the scored sentences make the answer, and in what order, by the kind of question.

Sentences are added one by one. Each must be nearly as likely as the best one, say something new,
and fit in; of two that do, the one that speaks of a name in the question which no sentence before
it speaks of is preferred, as in maximal marginal relevance (Carbonell, Goldstein 1998): so each
side of a comparison gets its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter

from orelore.answer.asked import Asked, name_keys
from orelore.answer.conflicts import as_of
from orelore.answer.kinds import Kind
from orelore.answer.scoring import Candidate, share
from orelore.words import stems

REPEATED = 0.7  # a sentence that shares more of its words with one before says it again


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may get, and what a further sentence must reach."""

    sentences: int
    words: int
    behind: float  # log-odds that a further sentence may lie behind the best one
    least: float  # log-odds that it must reach
    aspects: float = 0.0  # log-odds that speaking of what was not yet spoken of is worth


LIMITS: Mapping[Kind, Limits] = {
    Kind.SINGLE: Limits(3, 90, 2.2, -3.5),
    Kind.DOUBLE: Limits(4, 110, 2.5, -3.0, 2.0),
    Kind.LATEST: Limits(3, 90, 1.5, -4.0),
    Kind.DEFINE: Limits(3, 90, 2.0, -3.0),
    Kind.LIST: Limits(7, 190, 5.0, -5.5, 0.5),
    Kind.COMPARE: Limits(5, 160, 6.0, -5.5, 6.0),
    Kind.CONFLICT: Limits(4, 120, 4.5, -3.5, 0.5),
}
Aspects = tuple[Mapping[str, float], Callable[[str], Set[str]], Callable[[str], float]]
NEWER_WITHIN = 1.5  # log-odds by which a newer value may be less likely than an older one


def choose(
    asked: Asked, ranked: Sequence[Candidate], limits: Mapping[Kind, Limits] = LIMITS
) -> list[Candidate]:
    """The sentences of the answer, in its order; `ranked` has the likeliest first."""
    if not ranked:
        return []
    bounds = limits[asked.kind]
    first = newest(ranked) if asked.kind is Kind.LATEST else ranked[0]
    chosen = [first]
    least = max(first.score - bounds.behind, bounds.least)
    # The others cannot reach it, whatever they speak of.
    near = [c for c in ranked if c.score + bounds.aspects >= least]
    about, keys, on_subject = _aspects(asked)
    while len(chosen) < bounds.sentences:
        spoken = set[str]().union(*(keys(c.text) for c in chosen))
        worth = [
            (
                c.score
                + bounds.aspects * on_subject(c.text) * _unspoken(about, keys(c.text) - spoken),
                c,
            )
            for c in near
            if c not in chosen and _is_new(c, chosen) and _fits(c, chosen, bounds.words)
        ]
        best, candidate = max(worth, key=itemgetter(0), default=(-math.inf, first))
        if best < least:
            break
        chosen.append(candidate)
    return in_order(chosen)


def newest(ranked: Sequence[Candidate]) -> Candidate:
    """Of the sentences about as likely as the best one, the one that tells the latest state."""
    near = [c for c in ranked if c.score >= ranked[0].score - NEWER_WITHIN]
    return max(near, key=lambda c: (date_of(c) or "", c.score))


def date_of(candidate: Candidate) -> str | None:
    """When what the sentence tells was so."""
    article = candidate.hit.article
    return as_of(candidate.text, article.sources_of(candidate.start, candidate.end))


def in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The best one first, for it is the answer; then by article, and as written."""
    articles = list(dict.fromkeys(c.hit.article.id for c in chosen))
    rest = sorted(chosen[1:], key=lambda c: (articles.index(c.hit.article.id), c.start))
    return [*chosen[:1], *rest]


def _aspects(asked: Asked) -> Aspects:
    """What is asked about with its weights, how to find that in a text, and what finding it counts.

    That are the names in the question. Where it asks for two things it is all its words, and they
    count in a sentence that has the names, too: not every purchase is that of the mine asked about.
    """
    if asked.kind is Kind.DOUBLE:
        return asked.weights, stems, lambda text: share(asked.names, name_keys(text))
    return asked.names, name_keys, lambda _: 1.0


def _unspoken(about: Mapping[str, float], new: Set[str]) -> float:
    """Share of the weight of what is asked about that a sentence is the first to speak of."""
    return share(about, new) if about else 0.0


def _fits(candidate: Candidate, chosen: Sequence[Candidate], words: int) -> bool:
    return sum(len(c.text.split()) for c in [*chosen, candidate]) <= words


def _is_new(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether not most of its words were said before."""
    own = stems(candidate.text)
    return all(len(own & stems(c.text)) <= REPEATED * len(own) for c in chosen)
