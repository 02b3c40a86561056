"""The weights of a BERT sentence encoder -> an ONNX graph from word pieces to unit vectors.

The graph is drawn with onnxruntime's fused operators instead of traced from another library's
model: it needs no attention mask, because every text is run alone, and no torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

Weights = Mapping[str, npt.NDArray[np.float32]]

INPUT = "word_pieces"
OUTPUT = "vector"
FUSED = "com.microsoft"  # the operator set of onnxruntime
EPSILON = 1e-12


@dataclass(frozen=True)
class _Drawing:
    """Nodes and constants, in the order in which they were added."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], output, **attributes))
        return output


def bert_graph(weights: Weights, *, heads: int, notes: Mapping[str, str]) -> ModelProto:
    """The whole encoder: embeddings, layers, the mean over all word pieces, unit length."""
    drawing = _Drawing()
    state = _embeddings(drawing, weights)
    layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layer.")}
    for layer in range(len(layers)):
        state = _layer(drawing, weights, layer, state, heads)
    axis = drawing.constant("axis", np.array([1]))
    mean = drawing.node("ReduceMean", [state, axis], "mean", keepdims=0)
    drawing.node("LpNormalization", [mean], OUTPUT, axis=-1, p=2)
    return _model(drawing, notes, dimension=len(weights["embeddings.LayerNorm.bias"]))


def _embeddings(drawing: _Drawing, weights: Weights) -> str:
    def weight(name: str) -> npt.NDArray[np.float32]:
        return weights[f"embeddings.{name}.weight"]

    words = drawing.constant("words", weight("word_embeddings"))
    # A single text is all of the first type, so that the type belongs to every position.
    places = weight("position_embeddings") + weight("token_type_embeddings")[0]
    places_name = drawing.constant("places", places)
    scale, shift = _norm(drawing, weights, "embeddings.LayerNorm")
    inputs = [INPUT, "", words, places_name, "", scale, shift]
    # The second output, the lengths under a mask, must be named although nothing reads it.
    node = helper.make_node(
        "EmbedLayerNormalization", inputs, ["embedded", "unused"], domain=FUSED, epsilon=EPSILON
    )
    drawing.nodes.append(node)
    return "embedded"


def _layer(drawing: _Drawing, weights: Weights, layer: int, state: str, heads: int) -> str:
    """Attention and the feed-forward network, each added to its input and normalised."""
    prefix = f"encoder.layer.{layer}"
    attention = f"{prefix}.attention"
    inputs = [state, *_query_key_value(drawing, weights, attention)]
    mixed = drawing.node("Attention", inputs, f"{attention}.mixed", domain=FUSED, num_heads=heads)
    state = _add(drawing, weights, f"{attention}.output", mixed, state)

    wide, bias = _dense(drawing, weights, f"{prefix}.intermediate", state)
    active = drawing.node("BiasGelu", [wide, bias], f"{prefix}.active", domain=FUSED)
    return _add(drawing, weights, f"{prefix}.output", active, state)


def _query_key_value(drawing: _Drawing, weights: Weights, attention: str) -> list[str]:
    """The three projections side by side, as the fused operator wants them."""
    parts = [f"{attention}.self.{part}" for part in ("query", "key", "value")]
    matrix = np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    return [
        drawing.constant(f"{attention}.matrix", matrix),
        drawing.constant(f"{attention}.bias", bias),
    ]


def _dense(drawing: _Drawing, weights: Weights, name: str, state: str) -> tuple[str, str]:
    """The product with a layer's matrix, and its bias for the operator that follows."""
    matrix = drawing.constant(f"{name}.matrix", weights[f"{name}.dense.weight"].T)
    bias = drawing.constant(f"{name}.bias", weights[f"{name}.dense.bias"])
    return drawing.node("MatMul", [state, matrix], f"{name}.product"), bias


def _add(drawing: _Drawing, weights: Weights, name: str, state: str, residual: str) -> str:
    product, bias = _dense(drawing, weights, name, state)
    scale, shift = _norm(drawing, weights, f"{name}.LayerNorm")
    inputs = [product, residual, scale, shift, bias]
    return drawing.node(
        "SkipLayerNormalization", inputs, f"{name}.added", domain=FUSED, epsilon=EPSILON
    )


def _norm(drawing: _Drawing, weights: Weights, name: str) -> tuple[str, str]:
    scale = drawing.constant(f"{name}.scale", weights[f"{name}.weight"])
    return scale, drawing.constant(f"{name}.shift", weights[f"{name}.bias"])


def _model(drawing: _Drawing, notes: Mapping[str, str], *, dimension: int) -> ModelProto:
    pieces = helper.make_tensor_value_info(INPUT, TensorProto.INT32, ["text", "piece"])
    vector = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["text", dimension])
    graph = helper.make_graph(drawing.nodes, "encoder", [pieces], [vector], drawing.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    helper.set_model_props(model, dict(notes))
    return model
