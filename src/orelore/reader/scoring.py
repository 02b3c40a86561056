"""The scores of word pieces -> what is said of each sentence of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orelore.index.embedding import Matrix
from orelore.reader.wording import exact_words
from orelore.types import Chunk, Read, SentenceRead

Numbers = npt.NDArray[np.integer[Any]]

# What is scored for each word piece. Relevance and support count at the first, which stands for
# the whole text.
HEADS = ("edges", "start", "end", "evidence", "relevance", "support")
LONGEST_ANSWER = 40  # word pieces
UNREAD = -20.0  # log-odds of what did not fit into the reader
NO_SENTENCE = -1


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each word piece: as first and last of an answer (`edges`), where `start` and `end` are
    matched with each other; and as evidence. Of the whole text: relevance and support.
    """

    edges: Matrix
    start: Matrix
    end: Matrix
    evidence: Matrix
    relevance: float
    support: float

    def spans(self, pieces: Numbers) -> Matrix:
        """The score of each answer from one of the pieces (row) to another (column)."""
        match = self.start[pieces] @ self.end[pieces].T / np.sqrt(self.start.shape[1])
        edges = self.edges[pieces]
        scores: Matrix = edges[:, :1] + edges[:, 1] + match
        return scores


def read_chunk(scores: Scores, bounds: Numbers, chunk: Chunk) -> Read:
    """What is made of a chunk; `bounds` are start and end of each word piece in the article.

    Pieces of anything else lie before the chunk or are empty: they end where they start.
    """
    owners = sentence_of(bounds, chunk.sentences)
    # The first piece stands for an answer that is not there.
    none = float(scores.spans(np.array([0]))[0, 0])
    sentences = []
    for number, (start, end) in enumerate(chunk.sentences):
        pieces = np.flatnonzero(owners == number)
        if not len(pieces):
            sentences.append(SentenceRead(start, end, UNREAD, None, UNREAD))
            continue
        first, last, score = best_span(scores, pieces)
        answer = _answer(chunk, int(bounds[first, 0]), int(bounds[last, 1]), (start, end))
        evidence = float(scores.evidence[pieces].mean())
        sentences.append(
            SentenceRead(start, end, evidence, answer, score - none if answer else UNREAD)
        )
    return Read(scores.relevance, tuple(sentences))


def sentence_of(bounds: Numbers, sentences: Sequence[tuple[int, int]]) -> Numbers:
    """The number of the sentence in which each piece starts, or NO_SENTENCE."""
    if not sentences:
        return np.full(len(bounds), NO_SENTENCE)
    starts, ends = np.array(sentences).T
    numbers = np.searchsorted(starts, bounds[:, 0], side="right") - 1
    inside = (bounds[:, 0] < bounds[:, 1]) & (numbers >= 0) & (bounds[:, 0] < ends[numbers])
    return np.where(inside, numbers, NO_SENTENCE)


def best_span(scores: Scores, pieces: Numbers) -> tuple[int, int, float]:
    """First and last piece of the likeliest answer within some pieces, and its score."""
    length = pieces - pieces[:, None]
    possible = (length >= 0) & (length < LONGEST_ANSWER)
    spans = np.where(possible, scores.spans(pieces), -np.inf)
    first, last = np.unravel_index(spans.argmax(), spans.shape)
    return int(pieces[first]), int(pieces[last]), float(spans[first, last])


def _answer(
    chunk: Chunk, start: int, end: int, sentence: tuple[int, int]
) -> tuple[int, int] | None:
    """The exact words of an answer, in the article's offsets."""
    first = chunk.start
    inside = (sentence[0] - first, sentence[1] - first)
    found = exact_words(chunk.text, start - first, min(end - first, inside[1]), inside)
    return found and (found[0] + first, found[1] + first)
