"""Answers in the articles' own words: the best sentences of the best passages, or none.

A sentence is scored by how much of the question it covers (each word weighted by how rare it is
in the corpus) and by how close its passage is in meaning (cosine of the embeddings). The answerer
sees only the question and the hits; a better reader takes its place by offering the same `draft`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orelore.types import Claim, Draft, Hit, Span, Token
from orelore.words import content_words, stem, stems

Rarity = Callable[[tuple[str, ...]], Mapping[str, float]]  # words -> inverse document frequency

MAX_WORDS = 90
MAX_SENTENCES = 4
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HOW_MUCH = re.compile(r"\bhow (?:many|much|long|deep|large|big|high|far)\b", re.IGNORECASE)
FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|dozen)\b",
    re.IGNORECASE,
)
REPEATED = 0.7  # a sentence that shares more of its words with one before says it again


@dataclass(frozen=True, slots=True)
class Tuning:
    """How sentences are scored, and when there is no answer; fitted by `orelore bench fit`."""

    similarity: float = 1.5  # weight of the passage's cosine beside the coverage, which is 0 to 1
    lacking: float = 0.2  # off for a sentence without the year, or without any figure, asked for
    context: float = 0.5  # a word in title or heading counts so much of one in the sentence
    also: float = 0.8  # a further sentence must reach this share of the best score
    abstain: float = 1.3  # below this score of the best sentence there is no answer


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be part of the answer."""

    hit: Hit
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        return self.hit.chunk.slice(self.start, self.end)


class ExtractiveAnswerer:
    """Chooses sentences; needs no language model."""

    name = "extractive"

    def __init__(self, rarity: Rarity, tuning: Tuning = TUNING) -> None:
        self._rarity = rarity
        self._tuning = tuning

    def stream(self, question: str, hits: Sequence[Hit]) -> Iterator[Token | Draft]:
        """The draft at once: there is nothing to wait for."""
        yield self.draft(question, hits)

    def draft(self, question: str, hits: Sequence[Hit]) -> Draft:
        """A few whole sentences, each a claim on its own span; none when the evidence is weak."""
        scored = self.scored(question, hits)
        if not scored:
            return Draft()
        best = scored[0].score
        if best < self._tuning.abstain:
            return Draft(confidence=best)
        return Draft(tuple(claim(c) for c in in_order(choose(scored, self._tuning.also))), best)

    def scored(self, question: str, hits: Sequence[Hit]) -> list[Candidate]:
        """The sentences of the hits, best first."""
        rarity = self._rarity(tuple(dict.fromkeys(content_words(question))))
        weights = {stem(word): weight for word, weight in rarity.items()}
        found = [c for hit in hits for c in candidates(hit, weights, self._tuning)]
        years, wants_figure = set(YEAR.findall(question)), bool(HOW_MUCH.search(question))
        found = [
            replace(c, score=c.score - self._tuning.lacking * lacks(c.text, years, wants_figure))
            for c in found
        ]
        return sorted(found, key=lambda c: -c.score)


def candidates(hit: Hit, weights: Mapping[str, float], tuning: Tuning) -> list[Candidate]:
    """The sentences of a hit, scored against the question's weighted stems."""
    around = stems(f"{hit.article.title} {hit.chunk.heading}")
    closeness = tuning.similarity * hit.similarity
    return [
        Candidate(
            hit,
            start,
            end,
            closeness
            + coverage(weights, stems(hit.chunk.slice(start, end)), around, tuning.context),
        )
        for start, end in hit.chunk.sentences
    ]


def coverage(
    weights: Mapping[str, float], sentence: set[str], around: set[str], context: float
) -> float:
    """Share of the question's weight that a sentence holds, its context counted in part: 0 to 1."""
    total = sum(weights.values())
    held = sum(
        weight * (1.0 if word in sentence else context * (word in around))
        for word, weight in weights.items()
    )
    return held / total if total else 0.0


def lacks(sentence: str, years: set[str], wants_figure: bool) -> int:
    """How many of two things asked for a sentence is without: one of the years, and a figure."""
    no_year = bool(years) and years.isdisjoint(YEAR.findall(sentence))
    return no_year + (wants_figure and not FIGURE.search(sentence))


def choose(scored: Sequence[Candidate], also: float) -> list[Candidate]:
    """The best sentence and those nearly as good that say something else, in few words."""
    chosen: list[Candidate] = []
    for candidate in scored:
        if len(chosen) == MAX_SENTENCES or candidate.score < also * scored[0].score:
            break
        if not _repeats(candidate, chosen) and _fits(candidate, chosen):
            chosen.append(candidate)
    return chosen


def in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The best one first, for it is the answer; then by article, and as written."""
    articles = list(dict.fromkeys(c.hit.article.id for c in chosen))
    rest = sorted(chosen[1:], key=lambda c: (articles.index(c.hit.article.id), c.start))
    return [*chosen[:1], *rest]


def claim(candidate: Candidate) -> Claim:
    span = Span(candidate.hit.article.id, candidate.start, candidate.end)
    return Claim(" ".join(candidate.text.split()), (span,))


def _fits(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """The first sentence always fits."""
    texts = [c.text for c in chosen]
    return not texts or len(" ".join([*texts, candidate.text]).split()) <= MAX_WORDS


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether most of its words were said before."""
    own = stems(candidate.text)
    return any(len(own & stems(c.text)) > REPEATED * len(own) for c in chosen)
