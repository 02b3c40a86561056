"""Examples -> batches of word pieces with what is right for each."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from tokenizers import Encoding, Tokenizer

from orelore.training.examples import Bounds, Example
from orelore.training.model import LONGEST_ANSWER, Batch

MAX_PIECES = 256
USUAL_LENGTH = 120  # word pieces of an example
BUCKET = 64  # batches that are sorted by length together
NO_SENTENCE = -1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as word pieces; spans are (start, end, weight), the end included."""

    pieces: list[int]
    types: list[int]
    passage: list[bool]
    sentence: list[int]  # of each piece, in order of the passage, or NO_SENTENCE
    evidence: list[bool]
    spans: list[tuple[int, int, float]]
    asks: bool
    right: bool


def encode(example: Example, tokenizer: Tokenizer) -> Encoded | None:
    """The example as the reader sees it; None where its answer is cut off."""
    encoding, places = _tokenized(example, tokenizer)
    spans = _spans(example, places)
    asks = example.kind == "question"
    if asks and example.answered and not spans:
        return None
    return Encoded(
        encoding.ids,
        encoding.type_ids,
        [place is not None for place in places],
        [_sentence_of(place, example.sentences) for place in places],
        [s in example.evidence for s in example.sentences],
        spans or ([(0, 0, 1.0)] if asks else []),
        asks,
        example.answered if asks else example.supported,
    )


def places_of(example: Example, tokenizer: Tokenizer) -> list[Bounds | None]:
    """Where each word piece stands in the passage; None for those of question and title."""
    return _tokenized(example, tokenizer)[1]


def grouped(
    encoded: Sequence[Encoded], *, pieces: int, chance: random.Random
) -> Iterator[list[Encoded]]:
    """All examples in random order, those of like length together, about so many pieces each."""
    order = list(range(len(encoded)))
    chance.shuffle(order)
    size = max(1, pieces // USUAL_LENGTH) * BUCKET
    for start in range(0, len(order), size):
        bucket = sorted(order[start : start + size], key=lambda n: len(encoded[n].pieces))
        groups = list(_groups([encoded[n] for n in bucket], pieces))
        chance.shuffle(groups)
        yield from groups


def collate(group: Sequence[Encoded]) -> Batch:
    """The examples side by side; the shorter ones are filled up."""
    length = max(len(e.pieces) for e in group)
    total = sum(len(e.evidence) for e in group)
    first, sentences = 0, []
    for e in group:
        sentences.append([total if s == NO_SENTENCE else first + s for s in e.sentence])
        first += len(e.evidence)
    return Batch(
        torch.tensor([_padded(e.pieces, length, 0) for e in group]),
        torch.tensor([_padded(e.types, length, 0) for e in group]),
        torch.tensor([_padded([1] * len(e.pieces), length, 0) for e in group]),
        torch.tensor([_padded(e.passage, length, False) for e in group]),
        torch.tensor(
            [(n, *span) for n, e in enumerate(group) for span in e.spans], dtype=torch.float32
        ).reshape(-1, 4),
        torch.tensor([_padded(s, length, total) for s in sentences]),
        torch.tensor([float(x) for e in group for x in e.evidence]),
        torch.tensor([e.asks for e in group for _ in e.evidence], dtype=torch.bool),
        torch.tensor([e.asks for e in group]),
        torch.tensor([float(e.right) for e in group]),
    )


def digest(encoded: Sequence[Encoded]) -> str:
    """A fingerprint of all that is learnt from some examples, in their order."""
    found = hashlib.sha256()
    for e in encoded:
        found.update(repr((e.pieces, e.sentence, e.evidence, e.spans, e.asks, e.right)).encode())
    return found.hexdigest()


def _tokenized(example: Example, tokenizer: Tokenizer) -> tuple[Encoding, list[Bounds | None]]:
    """The word pieces, and where each stands in the passage."""
    lead = f"{example.title}. " if example.title else ""
    encoding = tokenizer.encode(example.text, lead + example.passage)
    # The first part is the question. Special tokens are of no part, or empty.
    places = [
        (a - len(lead), b - len(lead)) if part == 1 and len(lead) <= a < b else None
        for part, (a, b) in zip(encoding.sequence_ids, encoding.offsets, strict=True)
    ]
    return encoding, places


def _groups(ordered: Sequence[Encoded], pieces: int) -> Iterator[list[Encoded]]:
    group: list[Encoded] = []
    for e in ordered:
        if group and (len(group) + 1) * len(e.pieces) > pieces:
            yield group
            group = []
        group.append(e)
    if group:
        yield group


def _padded(values: Sequence[T], length: int, filler: T) -> list[T]:
    return [*values, *[filler] * (length - len(values))]


def _spans(example: Example, places: Sequence[Bounds | None]) -> list[tuple[int, int, float]]:
    """The answers in word pieces, weighted by how often each is marked."""
    counts: Counter[tuple[int, int]] = Counter()
    for answer in example.answers:
        found = [n for n, p in enumerate(places) if p and p[0] < answer[1] and answer[0] < p[1]]
        if found and found[-1] - found[0] < LONGEST_ANSWER:
            counts[found[0], found[-1]] += 1
    total = counts.total()
    return [(start, end, n / total) for (start, end), n in counts.items()]


def _sentence_of(place: Bounds | None, sentences: Sequence[Bounds]) -> int:
    if place is None:
        return NO_SENTENCE
    return next((n for n, (a, b) in enumerate(sentences) if a <= place[0] < b), NO_SENTENCE)


def reader_tokenizer(path: str) -> Tokenizer:
    """The encoder's tokenizer for pairs: a passage too long is cut at its end."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES, strategy="only_second")
    return tokenizer
