from __future__ import annotations

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]

from orelore.index.bert_graph import Weights, bert_graph

WIDTH, WORDS, PLACES = 8, 5, 4


def tiny_weights(layers: int) -> Weights:
    """Random weights under the names that BERT models use."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (WORDS, WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm": (WIDTH,),
    }
    for n in range(layers):
        layer = f"encoder.layer.{n}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes[f"{layer}.attention.{part}"] = (WIDTH, WIDTH)
        shapes[f"{layer}.intermediate.dense"] = (2 * WIDTH, WIDTH)
        shapes[f"{layer}.output.dense"] = (WIDTH, 2 * WIDTH)
        shapes[f"{layer}.attention.output.LayerNorm"] = (WIDTH,)
        shapes[f"{layer}.output.LayerNorm"] = (WIDTH,)
    random = np.random.default_rng(0)
    weights = {}
    for name, shape in shapes.items():
        if name.endswith("weight"):
            weights[name] = random.normal(size=shape).astype(np.float32)
            continue
        weights[f"{name}.weight"] = random.normal(size=shape).astype(np.float32)
        weights[f"{name}.bias"] = random.normal(size=shape[:1]).astype(np.float32)
    return weights


def run(layers: int, pieces: list[int]) -> np.ndarray:
    model = bert_graph(tiny_weights(layers), heads=2, notes={"key": "value"})
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (vectors,) = session.run(None, {"word_pieces": np.array([pieces], dtype=np.int32)})
    assert session.get_modelmeta().custom_metadata_map == {"key": "value"}
    return np.asarray(vectors[0])


def test_without_layers_the_vector_is_the_mean_of_the_normalised_embeddings() -> None:
    weights = tiny_weights(0)
    words = weights["embeddings.word_embeddings.weight"][[3, 1]]
    places = weights["embeddings.position_embeddings.weight"][:2]
    summed = words + places + weights["embeddings.token_type_embeddings.weight"][0]
    centred = summed - summed.mean(axis=1, keepdims=True)
    normal = centred / centred.std(axis=1, keepdims=True)
    scale, shift = (weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias"))
    mean = (normal * scale + shift).mean(axis=0)
    assert np.allclose(run(0, [3, 1]), mean / np.linalg.norm(mean), atol=1e-5)


def test_every_layer_changes_the_vector() -> None:
    vectors = [run(layers, [0, 2, 4]) for layers in range(3)]
    assert not np.allclose(vectors[0], vectors[1], atol=1e-3)
    assert not np.allclose(vectors[1], vectors[2], atol=1e-3)


def test_the_order_of_the_word_pieces_matters() -> None:
    assert not np.allclose(run(1, [0, 2, 4]), run(1, [4, 2, 0]), atol=1e-3)
