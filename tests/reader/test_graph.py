from __future__ import annotations

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
import pytest
import torch

from orelore.index.bert_graph import INPUT, Arithmetic, Float32
from orelore.index.weights import model_folder
from orelore.reader.delta import Weights
from orelore.reader.graph import TYPES, reader_graph
from orelore.reader.int8 import Int8
from orelore.reader.scoring import HEADS, Scores
from orelore.training.model import ReaderModel, Reading

LENGTH, QUESTION = 120, 15


@pytest.fixture(scope="module")
def pieces() -> np.ndarray:
    return np.random.default_rng(2).integers(1_000, 30_000, (1, LENGTH)).astype(np.int32)


@pytest.fixture(scope="module")
def types() -> np.ndarray:
    return (np.arange(LENGTH)[None] >= QUESTION).astype(np.int32)


@pytest.fixture(scope="module")
def expected(
    merged_weights: tuple[Weights, Weights], pieces: np.ndarray, types: np.ndarray
) -> Reading:
    """What the model that is trained makes of the same weights."""
    model = ReaderModel(model_folder())
    model.take(*merged_weights)
    with torch.no_grad():
        reading = model(
            torch.tensor(pieces), torch.tensor(types), torch.ones(1, LENGTH, dtype=torch.long)
        )
    assert isinstance(reading, Reading)
    return reading


def run(
    weights: tuple[Weights, Weights], arithmetic: Arithmetic, pieces: np.ndarray, types: np.ndarray
) -> Scores:
    model = reader_graph(*weights, attention_heads=12, arithmetic=arithmetic, notes={})
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found = session.run(list(HEADS), {INPUT: pieces, TYPES: types})
    edges, start, end, evidence, relevance, support = (scores[0] for scores in found)
    return Scores(edges, start, end, evidence[:, 0], relevance[0, 0], support[0, 0])


def furthest(found: Scores, expected: Reading) -> dict[str, float]:
    """The largest difference of each kind of score, in its standard deviations."""
    spans, wanted = found.spans(np.arange(LENGTH)), expected.spans[0].numpy()
    evidence = expected.evidence[0].numpy()
    return {
        "spans": float(np.abs(spans - wanted).max() / wanted.std()),
        "evidence": float(np.abs(found.evidence - evidence).max() / evidence.std()),
        "relevance": abs(found.relevance - expected.relevance.item()),
        "support": abs(found.support - expected.support.item()),
    }


def test_the_graph_scores_as_the_trained_model(
    merged_weights: tuple[Weights, Weights],
    pieces: np.ndarray,
    types: np.ndarray,
    expected: Reading,
) -> None:
    found = run(merged_weights, Float32(), pieces, types)
    assert max(furthest(found, expected).values()) < 1e-3


def test_integers_cost_little(
    merged_weights: tuple[Weights, Weights],
    pieces: np.ndarray,
    types: np.ndarray,
    expected: Reading,
) -> None:
    found = run(merged_weights, Int8(), pieces, types)
    spans, wanted = found.spans(np.arange(LENGTH)), expected.spans[0].numpy()
    assert np.abs(spans - wanted).mean() < 0.1 * wanted.std()
    assert np.corrcoef(found.evidence, expected.evidence[0].numpy())[0, 1] > 0.98


def test_the_type_of_a_piece_matters(
    merged_weights: tuple[Weights, Weights], pieces: np.ndarray, types: np.ndarray
) -> None:
    asked, told = (run(merged_weights, Float32(), pieces, t) for t in (types * 0, types))
    assert not np.allclose(asked.evidence, told.evidence, atol=1e-3)
