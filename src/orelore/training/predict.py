"""What a reader that is in training makes of examples."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from orelore.training.batches import Encoded, collate, encode, places_of
from orelore.training.examples import Bounds, Example
from orelore.training.model import NEVER, ReaderModel, possible, sentence_scores

TOGETHER = 16  # examples of a batch


@dataclass(frozen=True, slots=True)
class Prediction:
    """Scores before any threshold; higher is surer."""

    answer: Bounds  # the likeliest, in characters of the passage
    answer_score: float  # of that answer, against there being none
    relevance: float
    support: float
    sentences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    encoded: Encoded
    places: Sequence[Bounds | None]  # of each word piece in the passage


def predict(
    model: ReaderModel, examples: Sequence[Example], tokenizer: Tokenizer
) -> list[Prediction]:
    """One for each example, whatever is marked in it."""
    model.eval()
    asked = [_asked(example, tokenizer) for example in examples]
    # Those of like length together: less of a batch is padding.
    order = sorted(range(len(asked)), key=lambda n: len(asked[n].encoded.pieces))
    found: dict[int, Prediction] = {}
    for start in range(0, len(order), TOGETHER):
        group = order[start : start + TOGETHER]
        found.update(zip(group, _read(model, [asked[n] for n in group]), strict=True))
    return [found[n] for n in range(len(asked))]


def _asked(example: Example, tokenizer: Tokenizer) -> _Asked:
    # An answer that is marked and cut off would leave the example out.
    bare = Example(example.text, example.passage, example.sentences, title=example.title)
    encoded = encode(bare, tokenizer)
    assert encoded is not None
    return _Asked(encoded, places_of(bare, tokenizer))


def _read(model: ReaderModel, asked: Sequence[_Asked]) -> Iterator[Prediction]:
    batch = collate([a.encoded for a in asked])
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        reading = model(batch.pieces, batch.types, batch.mask)
    spans = reading.spans.masked_fill(~possible(batch.passage), NEVER)
    none = spans[:, 0, 0].clone()
    spans[:, 0, 0] = NEVER
    best, flat = spans.flatten(1).max(1)
    sentences = sentence_scores(reading.evidence, batch.sentence, len(batch.evidence)).tolist()
    for n, a in enumerate(asked):
        first, last = divmod(int(flat[n]), spans.shape[1])
        own, sentences = sentences[: len(a.encoded.evidence)], sentences[len(a.encoded.evidence) :]
        yield Prediction(
            _between(a.places[first], a.places[last]),
            float(best[n] - none[n]),
            float(reading.relevance[n]),
            float(reading.support[n]),
            tuple(_if_read(a.encoded, own)),
        )


def _between(first: Bounds | None, last: Bounds | None) -> Bounds:
    """From the first piece to the last; nothing where no piece of the passage was read."""
    return (first[0], last[1]) if first and last else (0, 0)


def _if_read(encoded: Encoded, scores: Sequence[float]) -> Iterator[float]:
    """The scores of the sentences; what is cut off is no candidate."""
    read = set(encoded.sentence)
    for n, score in enumerate(scores):
        yield score if n in read else -math.inf
