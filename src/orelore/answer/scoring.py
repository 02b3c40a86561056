"""How likely a sentence answers a question: what the reader says, and what its words say.

The signals are added with weights that `orelore bench fit` finds by logistic regression on
questions that the reader was not trained on. The sum is in log-odds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, fields

from orelore.answer.asked import Asked, name_keys
from orelore.answer.dates import YEAR
from orelore.types import Hit, Read, SentenceRead
from orelore.words import stems

FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|dozen)\b",
    re.IGNORECASE,
)
CONTEXT = 0.5  # a word in title or heading counts so much of one in the sentence
LIMIT = 8.0  # log-odds beyond which a reader is not surer
UNREAD = Read(0.0, ())


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence, one number each."""

    evidence: float  # the reader: the sentence answers
    relevance: float  # the reader: its passage answers
    answer: float  # the reader: the best short answer in it, against none
    similarity: float  # cosine of question and passage
    coverage: float  # share of the question's weight in sentence, title and heading
    named: float  # share of the weight of the question's names in them; 1 without names
    lacking: float  # of the year and the figure asked for, how many are not there


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each signal, and the log-odds without any."""

    evidence: float = 0.6
    relevance: float = 0.3
    answer: float = 0.1
    similarity: float = 2.0
    coverage: float = 2.0
    named: float = 1.0
    lacking: float = -0.5
    bias: float = -4.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be part of the answer."""

    hit: Hit
    start: int
    end: int
    signals: Signals
    score: float  # log-odds that it answers
    marked: tuple[int, int] | None = None  # the short answer, in the article's offsets

    @property
    def text(self) -> str:
        return self.hit.chunk.slice(self.start, self.end)


def scored(asked: Asked, hit: Hit, weights: Weights = WEIGHTS) -> list[Candidate]:
    """The sentences of a hit, each with its log-odds."""
    read = hit.read or UNREAD
    by_place = {(s.start, s.end): s for s in read.sentences}
    around = f"{hit.article.title} {hit.chunk.heading}"
    around_stems, around_names = stems(around), name_keys(around)
    found = []
    for start, end in hit.chunk.sentences:
        text = hit.chunk.slice(start, end)
        told = by_place.get((start, end), SentenceRead(start, end, 0.0))
        signals = Signals(
            evidence=limited(told.evidence),
            relevance=limited(read.relevance),
            answer=limited(told.answer_score),
            similarity=hit.similarity,
            coverage=coverage(asked.weights, stems(text), around_stems),
            named=share(asked.names, name_keys(text) | around_names),
            lacking=lacks(text, asked.years, asked.wants_figure),
        )
        score = log_odds(signals, weights)
        found.append(Candidate(hit, start, end, signals, score, told.answer))
    return found


def log_odds(signals: Signals, weights: Weights) -> float:
    """The weighted sum of the signals."""
    pulls = (getattr(weights, f.name) * getattr(signals, f.name) for f in fields(Signals))
    return weights.bias + float(sum(pulls))


def coverage(
    weights: Mapping[str, float], sentence: Set[str], around: Set[str], context: float = CONTEXT
) -> float:
    """Share of the question's weight that a sentence holds, its context counted in part: 0 to 1."""
    total = sum(weights.values())
    held = sum(
        weight * (1.0 if word in sentence else context * (word in around))
        for word, weight in weights.items()
    )
    return held / total if total else 0.0


def share(weights: Mapping[str, float], held: Set[str]) -> float:
    """Share of the weight that is held; all of it where there is none."""
    total = sum(weights.values())
    return sum(w for name, w in weights.items() if name in held) / total if total else 1.0


def lacks(sentence: str, years: Set[str], wants_figure: bool) -> int:
    """How many of two things asked for a sentence is without: one of the years, and a figure."""
    no_year = bool(years) and years.isdisjoint(YEAR.findall(sentence))
    return no_year + (wants_figure and not FIGURE.search(sentence))


def limited(log_odds: float) -> float:
    return max(-LIMIT, min(LIMIT, log_odds))
