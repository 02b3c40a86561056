"""A reader for tests, which goes by shared words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orelore.types import Chunk, Hit, Read, SentenceRead
from orelore.words import content_words, stem, stems


class SharedWords:
    """The more words of the question a sentence holds, the likelier it answers.

    Its short answer is the first word that is not in the question.
    """

    fingerprint = "shared-words-1"

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        return [self._read(question, hit.chunk) for hit in hits]

    def supports(self, claim: str, evidence: str) -> float:
        asked = stems(claim)
        return 8 * len(asked & stems(evidence)) / max(1, len(asked)) - 6

    def _read(self, question: str, chunk: Chunk) -> Read:
        sentences = tuple(
            SentenceRead(
                start,
                end,
                evidence := self.supports(question, chunk.slice(start, end)),
                answer(question, chunk, start, end),
                evidence,
            )
            for start, end in chunk.sentences
        )
        return Read(max((s.evidence for s in sentences), default=-6.0), sentences)


def answer(question: str, chunk: Chunk, start: int, end: int) -> tuple[int, int] | None:
    text = chunk.slice(start, end)
    new = (w for w in content_words(text) if stem(w) not in stems(question))
    word = next(new, None)
    if word is None:
        return None
    at = start + text.casefold().index(word)
    return at, at + len(word)


@pytest.fixture
def reader() -> SharedWords:
    return SharedWords()
