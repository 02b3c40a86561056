"""What the reader is told to get right; the arithmetic needs no weights."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch

from orelore.training.model import (
    ENCODER,
    LONGEST_ANSWER,
    Batch,
    ReaderModel,
    Reading,
    losses,
    possible,
    sentence_scores,
)


def batch(*, asks: bool, right: bool, spans: list[tuple[int, int, int, float]]) -> Batch:
    """One example of two pieces before the passage and two in it, which are its sentence."""
    row = torch.zeros(1, 4, dtype=torch.long)
    return Batch(
        pieces=row,
        types=row,
        mask=row + 1,
        passage=torch.tensor([[False, False, True, True]]),
        spans=torch.tensor(spans, dtype=torch.float32).reshape(-1, 4),
        sentence=torch.tensor([[1, 1, 0, 0]]),
        evidence=torch.tensor([float(right)]),
        sentence_asks=torch.tensor([asks]),
        asks=torch.tensor([asks]),
        right=torch.tensor([float(right)]),
    )


NOTHING_KNOWN = Reading(torch.zeros(1, 4, 4), torch.zeros(1, 4), torch.zeros(1), torch.zeros(1))


def test_the_score_of_a_sentence_is_the_mean_of_its_pieces() -> None:
    evidence = torch.tensor([[9.0, 1.0, 3.0], [9.0, 5.0, 9.0]])
    sentence = torch.tensor([[3, 0, 0], [3, 1, 3]])
    assert sentence_scores(evidence, sentence, 3).tolist() == [2, 5, 0]


def test_an_answer_lies_in_the_passage_and_ends_after_its_start() -> None:
    allowed = possible(torch.tensor([[False, False, True, True]]))[0]
    assert allowed.nonzero().tolist() == [[0, 0], [2, 2], [2, 3], [3, 3]]


def test_an_answer_is_not_too_long() -> None:
    allowed = possible(torch.ones(1, LONGEST_ANSWER + 5, dtype=torch.bool))[0]
    assert allowed[1].nonzero().flatten().tolist() == list(range(1, LONGEST_ANSWER + 1))


def test_a_question_teaches_answer_evidence_and_relevance() -> None:
    found = losses(NOTHING_KNOWN, batch(asks=True, right=True, spans=[(0, 2, 3, 1.0)]))
    assert set(found) == {"span", "evidence", "relevance"}
    assert found["span"].item() == pytest.approx(math.log(4))  # of four possible answers
    assert found["relevance"].item() == pytest.approx(math.log(2))


def test_a_claim_teaches_support_alone() -> None:
    found = losses(NOTHING_KNOWN, batch(asks=False, right=True, spans=[]))
    assert set(found) == {"support"}


def test_what_is_right_costs_nothing() -> None:
    spans = torch.zeros(1, 4, 4)
    spans[0, 2, 3] = 99
    evidence, sure = torch.full((1, 4), 99.0), torch.tensor([99.0])
    found = losses(
        Reading(spans, evidence, sure, sure),
        batch(asks=True, right=True, spans=[(0, 2, 3, 1.0)]),
    )
    assert all(loss.item() == pytest.approx(0, abs=1e-6) for loss in found.values())


@pytest.mark.slow
def test_a_new_reader_has_the_encoder_s_weights_and_four_heads(
    new_model: Callable[[], ReaderModel],
) -> None:
    model = new_model()
    heads = {n.split(".")[0] for n in model.state_dict() if not n.startswith(ENCODER)}
    assert heads == {"edges", "start", "end", "evidence", "relevance", "support"}
    tuned = {n for n, p in model.named_parameters() if p.requires_grad}
    assert not any("embeddings" in name for name in tuned)
    pieces = torch.tensor([[101, 2040, 102, 10506, 102]])
    reading = model(pieces, torch.zeros_like(pieces), torch.ones_like(pieces))
    assert reading.spans.shape == (1, 5, 5)
    assert reading.evidence.shape == (1, 5)
    assert reading.relevance.shape == reading.support.shape == (1,)
