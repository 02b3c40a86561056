"""What the reader learns from: a question or a claim, a passage, and what people marked in it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orelore.sentences import split_sentences

Bounds = tuple[int, int]  # start and end, in characters of the passage

SHORTEST, LONGEST = 30, 120  # words of a window


@dataclass(frozen=True, slots=True)
class Example:
    """One input of the reader, and what is right for it.

    A question has answers and evidence, or neither when the passage does not answer it. A claim
    has a passage and whether that supports it.
    """

    text: str  # the question or the claim
    passage: str
    sentences: tuple[Bounds, ...]
    answers: tuple[Bounds, ...] = ()  # the exact words; one entry for each person who marked them
    evidence: tuple[Bounds, ...] = ()  # those of the sentences that answer
    kind: Literal["question", "claim"] = "question"
    supported: bool = False
    title: str = ""
    source: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.evidence)


def question(
    text: str, passage: str, answers: Sequence[Bounds], *, title: str = "", source: str = ""
) -> Example:
    """A question about a passage; its evidence is the sentences that an answer touches."""
    sentences = tuple(split_sentences(passage))
    evidence = tuple(s for s in sentences if any(touches(s, answer) for answer in answers))
    return Example(text, passage, sentences, tuple(answers), evidence, title=title, source=source)


def touches(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def window(example: Example, words: int, chance: random.Random) -> Example:
    """About so many words of the passage in whole sentences, around the evidence if there is any.

    Without evidence the window is anywhere in the passage.
    """
    kept = _around(example, chance)
    while len(kept) < len(example.sentences) and _length(example, kept) < words:
        before, after = kept.start > 0, kept.stop < len(example.sentences)
        if before and (not after or chance.random() < 0.5):
            kept = range(kept.start - 1, kept.stop)
        else:
            kept = range(kept.start, kept.stop + 1)
    return _cut(example, kept)


def some_window(example: Example, chance: random.Random) -> Example:
    """A window of any of the usual lengths."""
    return window(example, chance.randint(SHORTEST, LONGEST), chance)


def without_evidence(example: Example, words: int, chance: random.Random) -> Example | None:
    """A window of the passage beside the evidence: same subject, no answer."""
    free = [run for run in _runs(example) if len(run) and not _holds_answer(example, run)]
    if not free:
        return None
    run = chance.choice(free)
    part = _cut(replace(example, answers=(), evidence=()), run)
    return window(part, words, chance)


def _around(example: Example, chance: random.Random) -> range:
    marked = [n for n, s in enumerate(example.sentences) if s in example.evidence]
    if not marked:
        start = chance.randrange(len(example.sentences))
        return range(start, start + 1)
    return range(marked[0], marked[-1] + 1)


def _runs(example: Example) -> list[range]:
    """The stretches of sentences between those of the evidence."""
    marked = [n for n, s in enumerate(example.sentences) if s in example.evidence]
    starts = [0, *(n + 1 for n in marked)]
    ends = [*marked, len(example.sentences)]
    return [range(a, b) for a, b in zip(starts, ends, strict=True)]


def _holds_answer(example: Example, run: range) -> bool:
    """Whether words of an answer stand there too, so that it may answer after all."""
    text = _text(example, run).casefold()
    return any(example.passage[a:b].casefold() in text for a, b in example.answers)


def _text(example: Example, kept: range) -> str:
    return example.passage[example.sentences[kept.start][0] : example.sentences[kept.stop - 1][1]]


def _length(example: Example, kept: range) -> int:
    return len(_text(example, kept).split())


def _cut(example: Example, kept: range) -> Example:
    start = example.sentences[kept.start][0]
    end = example.sentences[kept.stop - 1][1]

    def moved(spans: Sequence[Bounds]) -> tuple[Bounds, ...]:
        return tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)

    return replace(
        example,
        passage=example.passage[start:end],
        sentences=moved(example.sentences),
        answers=moved(example.answers),
        evidence=moved(example.evidence),
    )
