"""The reader while it learns: MiniLM and its heads in torch, and what it is told to get right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel
from transformers.utils import logging

from orelore.reader.delta import Weights

POINTER = 64  # dimensions in which the end of an answer is matched with its start
LONGEST_ANSWER = 40  # word pieces
NEVER = -1e4  # the score of what cannot be
ENCODER = "bert."  # before the names of the encoder's weights; the other weights are heads


@dataclass(frozen=True, slots=True)
class Batch:
    """Some examples side by side. B examples, L word pieces, S sentences of all of them.

    pieces, types, mask: (B, L). passage: (B, L), whether a piece may be part of an answer.
    spans: (A, 4) of example, start, end and weight; the null answer is start = end = 0.
    sentence: (B, L), the sentence's number in the batch, or S where there is none.
    evidence: (S,), whether a sentence answers; sentence_asks: (S,), whether it is of a question.
    asks: (B,), question or claim. right: (B,), whether the passage answers the question or
    supports the claim.
    """

    pieces: Tensor
    types: Tensor
    mask: Tensor
    passage: Tensor
    spans: Tensor
    sentence: Tensor
    evidence: Tensor
    sentence_asks: Tensor
    asks: Tensor
    right: Tensor


@dataclass(frozen=True, slots=True)
class Reading:
    """Scores before any threshold: spans (B, L, L), evidence (B, L), relevance, support (B,)."""

    spans: Tensor
    evidence: Tensor
    relevance: Tensor
    support: Tensor


class ReaderModel(nn.Module):
    """BERT with four heads: answer span, evidence of each word piece, relevance, support."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # It would warn that the pooler is left out, which is meant.
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # The fused attention of torch is slower than the plain one on processors.
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager"
        )
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        self.bert.embeddings.requires_grad_(False)
        size = self.bert.config.hidden_size
        self.edges = nn.Linear(size, 2)
        self.start = nn.Linear(size, POINTER)
        self.end = nn.Linear(size, POINTER)
        self.evidence = nn.Linear(size, 1)
        self.relevance = nn.Linear(size, 1)
        self.support = nn.Linear(size, 1)

    def take(self, encoder: Weights, heads: Weights) -> None:
        """Go on from the weights of an earlier reader, as `reader.delta.merged` gives them."""
        weights = {ENCODER + name: weight for name, weight in encoder.items()} | heads
        self.load_state_dict({name: torch.from_numpy(weights[name]) for name in self.state_dict()})

    def forward(self, pieces: Tensor, types: Tensor, mask: Tensor) -> Reading:
        """The scores of a batch; see `Batch` for the shapes."""
        state = self.bert(input_ids=pieces, token_type_ids=types, attention_mask=mask)
        hidden = state.last_hidden_state
        edges = self.edges(hidden).float()
        match = (self.start(hidden) @ self.end(hidden).transpose(1, 2)).float() / POINTER**0.5
        spans = edges[..., 0].unsqueeze(2) + edges[..., 1].unsqueeze(1) + match
        first = hidden[:, 0]
        return Reading(
            spans,
            self.evidence(hidden).squeeze(-1).float(),
            self.relevance(first).squeeze(-1).float(),
            self.support(first).squeeze(-1).float(),
        )


def losses(reading: Reading, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, a mean over what it concerns."""
    asks = batch.asks
    claims = ~asks
    sentences = sentence_scores(reading.evidence, batch.sentence, len(batch.evidence))
    found = {
        "span": _span_loss(reading.spans, batch),
        "evidence": _mean(sentences, batch.evidence, batch.sentence_asks),
        "relevance": _mean(reading.relevance, batch.right, asks),
        "support": _mean(reading.support, batch.right, claims),
    }
    return {name: value for name, value in found.items() if value is not None}


def sentence_scores(evidence: Tensor, sentence: Tensor, n: int) -> Tensor:
    """The mean of the scores of a sentence's word pieces: (S,)."""
    flat, owner = evidence.flatten(), sentence.flatten()
    zeros = torch.zeros(n + 1)
    total = zeros.index_add(0, owner, flat)
    count = zeros.index_add(0, owner, torch.ones_like(flat))
    return (total / count.clamp(min=1))[:n]


def possible(passage: Tensor) -> Tensor:
    """Which pairs of start and end are an answer, or the null answer: (B, L, L)."""
    length = passage.shape[1]
    pair = passage.unsqueeze(2) & passage.unsqueeze(1)
    band = torch.ones(length, length, dtype=torch.bool).triu().tril(LONGEST_ANSWER - 1)
    pair = pair & band
    pair[:, 0, 0] = True
    return pair


def _span_loss(spans: Tensor, batch: Batch) -> Tensor | None:
    """Cross-entropy over all spans; several people's answers share the weight."""
    if not len(batch.spans):
        return None
    example, start, end = (batch.spans[:, n].long() for n in range(3))
    weight = batch.spans[:, 3]
    scores = spans.masked_fill(~possible(batch.passage), NEVER).flatten(1)
    log = scores.log_softmax(-1)
    picked = log[example, start * batch.passage.shape[1] + end]
    return -(picked * weight).sum() / weight.sum()


def _mean(scores: Tensor, right: Tensor, concerned: Tensor) -> Tensor | None:
    if not concerned.any():
        return None
    return F.binary_cross_entropy_with_logits(scores[concerned], right[concerned])
