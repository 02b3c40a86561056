"""The weights of a BERT sentence encoder -> an ONNX graph from word pieces to unit vectors.

The graph is drawn with onnxruntime's fused operators instead of traced from another library's
model: it needs no attention mask, because every text is run alone, and no torch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

Matrix = npt.NDArray[np.float32]
Weights = Mapping[str, Matrix]

INPUT = "word_pieces"
OUTPUT = "vector"
FUSED = "com.microsoft"  # the operator set of onnxruntime
EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Projection:
    """Query, key and value of all heads side by side; the matrix is (inputs, outputs)."""

    matrix: Matrix
    bias: Matrix
    heads: int


class Arithmetic(Protocol):
    """How the products with the layers' matrices, which take nearly all the time, are drawn."""

    def product(self, drawing: Drawing, name: str, matrix: Matrix, state: str) -> str:
        """The product with a matrix (inputs, outputs)."""
        ...

    def attention(self, drawing: Drawing, name: str, projection: Projection, state: str) -> str: ...


class Float32:
    """With the weights as they are."""

    def product(self, drawing: Drawing, name: str, matrix: Matrix, state: str) -> str:
        inputs = [state, drawing.constant(f"{name}.matrix", matrix)]
        return drawing.node("MatMul", inputs, f"{name}.product")

    def attention(self, drawing: Drawing, name: str, projection: Projection, state: str) -> str:
        inputs = [
            state,
            drawing.constant(f"{name}.matrix", projection.matrix),
            drawing.constant(f"{name}.bias", projection.bias),
        ]
        heads = projection.heads
        return drawing.node("Attention", inputs, f"{name}.mixed", domain=FUSED, num_heads=heads)


@dataclass(frozen=True)
class Drawing:
    """Nodes and constants, in the order in which they were added."""

    arithmetic: Arithmetic = field(default_factory=Float32)
    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], output, **attributes))
        return output

    def split(self, state: str, sizes: Mapping[str, int]) -> list[str]:
        """Parts of the last axis, each of the size given for its name."""
        parts = self.constant(f"{state}.sizes", np.array(list(sizes.values())))
        self.nodes.append(helper.make_node("Split", [state, parts], list(sizes), axis=-1))
        return list(sizes)

    def model(
        self,
        name: str,
        inputs: Sequence[str],
        outputs: Sequence[ValueInfoProto],
        notes: Mapping[str, str],
    ) -> ModelProto:
        """The finished graph. Each input has a whole number for each word piece of a text."""
        pieces = [
            helper.make_tensor_value_info(each, TensorProto.INT32, ["text", "piece"])
            for each in inputs
        ]
        graph = helper.make_graph(self.nodes, name, pieces, outputs, self.constants)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        helper.set_model_props(model, dict(notes))
        return model


def bert_graph(weights: Weights, *, heads: int, notes: Mapping[str, str]) -> ModelProto:
    """The whole encoder: embeddings, layers, the mean over all word pieces, unit length."""
    drawing = Drawing()
    state = draw_layers(drawing, weights, draw_embeddings(drawing, weights), heads=heads)
    axis = drawing.constant("axis", np.array([1]))
    mean = drawing.node("ReduceMean", [state, axis], "mean", keepdims=0)
    drawing.node("LpNormalization", [mean], OUTPUT, axis=-1, p=2)
    dimension = len(weights["embeddings.LayerNorm.bias"])
    vector = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["text", dimension])
    return drawing.model("encoder", [INPUT], [vector], notes)


def draw_embeddings(drawing: Drawing, weights: Weights, *, types: str = "") -> str:
    """The sum of each piece's embeddings, normalised.

    `types` is the input with the type of each piece; without it all are of the first.
    """

    def weight(name: str) -> Matrix:
        return weights[f"embeddings.{name}.weight"]

    words = drawing.constant("words", weight("word_embeddings"))
    if types:
        places = drawing.constant("places", weight("position_embeddings"))
        type_table = drawing.constant("type_table", weight("token_type_embeddings"))
    else:
        # The one type belongs to every position.
        both = weight("position_embeddings") + weight("token_type_embeddings")[0]
        places, type_table = drawing.constant("places", both), ""
    scale, shift = _norm(drawing, weights, "embeddings.LayerNorm")
    inputs = [INPUT, types, words, places, type_table, scale, shift]
    # The second output, the lengths under a mask, must be named although nothing reads it.
    node = helper.make_node(
        "EmbedLayerNormalization", inputs, ["embedded", "unused"], domain=FUSED, epsilon=EPSILON
    )
    drawing.nodes.append(node)
    return "embedded"


def draw_layers(drawing: Drawing, weights: Weights, state: str, *, heads: int) -> str:
    """All layers, one after the other."""
    layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layer.")}
    for layer in range(len(layers)):
        state = _layer(drawing, weights, layer, state, heads)
    return state


def _layer(drawing: Drawing, weights: Weights, layer: int, state: str, heads: int) -> str:
    """Attention and the feed-forward network, each added to its input and normalised."""
    prefix = f"encoder.layer.{layer}"
    attention = f"{prefix}.attention"
    projection = _query_key_value(weights, attention, heads)
    mixed = drawing.arithmetic.attention(drawing, attention, projection, state)
    state = _add(drawing, weights, f"{attention}.output", mixed, state)

    wide, bias = _dense(drawing, weights, f"{prefix}.intermediate", state)
    active = drawing.node("BiasGelu", [wide, bias], f"{prefix}.active", domain=FUSED)
    return _add(drawing, weights, f"{prefix}.output", active, state)


def _query_key_value(weights: Weights, attention: str, heads: int) -> Projection:
    parts = [f"{attention}.self.{part}" for part in ("query", "key", "value")]
    return Projection(
        np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1),
        np.concatenate([weights[f"{part}.bias"] for part in parts]),
        heads,
    )


def _dense(drawing: Drawing, weights: Weights, name: str, state: str) -> tuple[str, str]:
    """The product with a layer's matrix, and its bias for the operator that follows."""
    product = drawing.arithmetic.product(drawing, name, weights[f"{name}.dense.weight"].T, state)
    return product, drawing.constant(f"{name}.bias", weights[f"{name}.dense.bias"])


def _add(drawing: Drawing, weights: Weights, name: str, state: str, residual: str) -> str:
    product, bias = _dense(drawing, weights, name, state)
    scale, shift = _norm(drawing, weights, f"{name}.LayerNorm")
    inputs = [product, residual, scale, shift, bias]
    return drawing.node(
        "SkipLayerNormalization", inputs, f"{name}.added", domain=FUSED, epsilon=EPSILON
    )


def _norm(drawing: Drawing, weights: Weights, name: str) -> tuple[str, str]:
    scale = drawing.constant(f"{name}.scale", weights[f"{name}.weight"])
    return scale, drawing.constant(f"{name}.shift", weights[f"{name}.bias"])
