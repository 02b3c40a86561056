"""The fused hits in the order in which a reader finds them relevant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from orelore.types import Hit, Read

READ = 6  # hits that are read; reading costs by far the most time of a question
READ_WIDELY = 12  # for a question whose answer is told in several places
RELEVANCE = 0.1  # what one of the reader's log-odds counts beside the fused score
LIMIT = 6.0  # log-odds beyond which a reader is not surer


class Reader(Protocol):
    """Reads a passage for a question, as far as its length allows."""

    @property
    def fingerprint(self) -> str:
        """Differs wherever the scores may differ."""
        ...

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        """What each passage tells on the question, in the order of the hits."""
        ...


def reranked(question: str, hits: Sequence[Hit], reader: Reader, *, n: int = READ) -> list[Hit]:
    """The first n hits read and put in order of the sum of both scores; the others behind them."""
    first, rest = hits[:n], hits[n:]
    read = [
        replace(hit, read=read, score=hit.score + RELEVANCE * limited(read.relevance))
        for hit, read in zip(first, reader.read(question, first), strict=True)
    ]
    return [*sorted(read, key=lambda hit: -hit.score), *rest]


def limited(log_odds: float) -> float:
    return max(-LIMIT, min(LIMIT, log_odds))
