from __future__ import annotations

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from onnx import TensorProto, helper

from orelore.index.bert_graph import Arithmetic, Drawing, Float32, Projection
from orelore.reader.int8 import Int8

CHANCE = np.random.default_rng(1)
MATRIX = CHANCE.normal(size=(64, 96)).astype(np.float32)
SMALL = (MATRIX / 8).astype(np.float32)
STATE = CHANCE.normal(size=(1, 7, 64)).astype(np.float32)


def product(state: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    drawing = Drawing(Int8())
    drawn = drawing.arithmetic.product(drawing, "layer", matrix, "state")
    return run(drawing, drawn, state)


def attention(state: np.ndarray, arithmetic: Arithmetic) -> np.ndarray:
    drawing = Drawing(arithmetic)
    projection = Projection(SMALL, np.ones(96, dtype=np.float32), heads=4)
    return run(drawing, arithmetic.attention(drawing, "layer", projection, "state"), state)


def run(drawing: Drawing, output: str, state: np.ndarray) -> np.ndarray:
    out = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
    model = drawing.model("test", [], [out], {})
    given = helper.make_tensor_value_info("state", TensorProto.FLOAT, ["text", "piece", 64])
    model.graph.input.append(given)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"state": state})
    return np.asarray(found)


def test_a_product_is_nearly_that_of_floats() -> None:
    exact = STATE @ MATRIX
    assert np.abs(product(STATE, MATRIX) - exact).mean() < 0.015 * exact.std()


def test_one_piece_with_large_values_does_not_spoil_the_others() -> None:
    state = STATE.copy()
    state[0, 0] *= 100
    exact = state @ MATRIX
    off = np.abs(product(state, MATRIX) - exact)[0, 1:]
    assert off.mean() < 0.015 * exact[0, 1:].std()


def test_an_output_without_weights_stays_zero() -> None:
    matrix = MATRIX.copy()
    matrix[:, 5] = 0
    assert (product(STATE, matrix)[..., 5] == 0).all()


def test_attention_is_nearly_that_of_floats() -> None:
    exact = attention(STATE, Float32())
    assert np.abs(attention(STATE, Int8()) - exact).mean() < 0.02 * exact.std()
