"""Answers in the articles' own words: the sentences that answer, or none.

The reader has read the hits; its scores and the words that question and sentence share tell how
likely each sentence answers (scoring.py). The best ones are chosen by the kind of question
(choosing.py), and there is no answer when the best of them is not likely enough (calibration.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orelore.answer.asked import Asked, Rarity, look_at
from orelore.answer.calibration import Calibration, shipped
from orelore.answer.choosing import choose
from orelore.answer.disputes import disputed, with_accounts
from orelore.answer.scoring import Candidate, scored
from orelore.types import Claim, Draft, Hit, Span, Token

MOSTLY_NAMED = 0.6  # share of the weight of a question's names


class ExtractiveAnswerer:
    """Chooses sentences; needs no language model."""

    name = "extractive"

    def __init__(self, rarity: Rarity, calibration: Calibration | None = None) -> None:
        self._rarity = rarity
        self.calibration = calibration or shipped()

    def stream(self, question: str, hits: Sequence[Hit]) -> Iterator[Token | Draft]:
        """The draft at once: there is nothing to wait for."""
        yield self.draft(question, hits)

    def draft(self, question: str, hits: Sequence[Hit]) -> Draft:
        """A few whole sentences, each a claim on its own span; none when the evidence is weak."""
        asked = look_at(question, self._rarity)
        ranked = self.ranked(asked, hits)
        if not ranked:
            return Draft()
        confidence = self.calibration.confidence(ranked[0].score, asked.kind)
        if confidence < self.calibration.threshold:
            return Draft(confidence=confidence, closest=closest(asked, ranked))
        chosen = choose(asked, ranked)
        accounts = disputed(asked.kind, chosen[0], ranked)
        told = with_accounts(chosen, accounts, ranked)
        return Draft(tuple(claim(c) for c in told), confidence, accounts)

    def scored(self, question: str, hits: Sequence[Hit]) -> list[Candidate]:
        """The sentences of the hits, the likeliest first."""
        return self.ranked(look_at(question, self._rarity), hits)

    def ranked(self, asked: Asked, hits: Sequence[Hit]) -> list[Candidate]:
        # Of a passage that was not read nothing is known that could be compared.
        read = [hit for hit in hits if hit.read] or hits
        found = [c for hit in read for c in scored(asked, hit, self.calibration.weights)]
        return sorted(found, key=lambda c: -c.score)


def closest(asked: Asked, ranked: Sequence[Candidate]) -> Claim | None:
    """The likeliest sentence about most of what the question names, though it does not answer."""
    about = (c for c in ranked if asked.names and c.signals.named >= MOSTLY_NAMED)
    return next((claim(c) for c in about), None)


def claim(candidate: Candidate) -> Claim:
    """The sentence as a claim on its own words, the short answer marked."""
    span = Span(candidate.hit.article.id, candidate.start, candidate.end)
    return Claim(_tidy(candidate.text), (span,), _marked(candidate))


def _marked(candidate: Candidate) -> tuple[int, int] | None:
    """Where the short answer stands in the tidied sentence."""
    if candidate.marked is None or candidate.signals.answer <= 0:
        return None
    start, end = candidate.marked
    before = _tidy(candidate.hit.chunk.slice(candidate.start, start) + "|")
    at = len(before) - 1
    return at, at + len(_tidy(candidate.hit.chunk.slice(start, end)))


def _tidy(text: str) -> str:
    return " ".join(text.split())
