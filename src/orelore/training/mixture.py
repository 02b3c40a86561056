"""What is trained on: every set, how often, in windows of many lengths, with its negatives."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orelore.training.examples import (
    LONGEST,
    SHORTEST,
    Example,
    some_window,
    without_evidence,
)


@dataclass(frozen=True, slots=True)
class Share:
    """How a set takes part: so many windows of each kind for each of its questions."""

    answered: float  # around the evidence
    beside: float = 0.0  # of the same passage, without the evidence
    hard: float = 0.0  # of other passages that are found for the question


SHARES: Mapping[str, Share] = {
    "new_wiki": Share(2.0, 0.4, 1.6),
    "reddit": Share(0.4, 0.1),
    "amazon_reviews": Share(0.25, 0.1),
    "qed": Share(1.0, 0.2, 1.4),
    "covid_qa": Share(1.5, 0.4),
    "timeqa": Share(2.0, 0.7),
    "reading": Share(1.3, 0.25, 0.6),
}


def windows(examples: Sequence[Example], share: Share, chance: random.Random) -> Iterator[Example]:
    """Windows of the passages: those that answer, and those beside the answer."""
    for example in examples:
        if not example.sentences:
            continue
        for _ in range(times(share.answered, chance)):
            yield some_window(example, chance)
        if example.answered:
            for _ in range(times(share.beside, chance)):
                part = without_evidence(example, chance.randint(SHORTEST, LONGEST), chance)
                if part is not None:
                    yield part


def negatives(
    found: Sequence[Sequence[Example]], share: Share, chance: random.Random
) -> Iterator[Example]:
    """Windows of the hard negatives of each question, the best found most often."""
    for ranked in found:
        kept = [e for e in ranked if e.sentences]
        for n in range(times(share.hard, chance)):
            if kept:
                example = kept[min(n, len(kept) - 1)]
                yield some_window(example, chance)


def times(mean: float, chance: random.Random) -> int:
    """A whole number with this mean."""
    whole = int(mean)
    return whole + (chance.random() < mean - whole)
