"""The reader's weights -> an ONNX graph from word pieces to the scores of its heads."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from onnx import ModelProto, TensorProto, helper

from orelore.index.bert_graph import (
    INPUT,
    Arithmetic,
    Drawing,
    Weights,
    draw_embeddings,
    draw_layers,
)
from orelore.reader.scoring import HEADS

TYPES = "types"  # of each word piece: 0 in the question, 1 behind it


def reader_graph(
    encoder: Weights,
    heads: Weights,
    *,
    attention_heads: int,
    arithmetic: Arithmetic,
    notes: Mapping[str, str],
) -> ModelProto:
    """The encoder's layers and, behind the last, all heads in one product."""
    drawing = Drawing(arithmetic)
    embedded = draw_embeddings(drawing, encoder, types=TYPES)
    state = draw_layers(drawing, encoder, embedded, heads=attention_heads)
    matrix = np.concatenate([heads[f"{head}.weight"] for head in HEADS]).T
    bias = np.concatenate([heads[f"{head}.bias"] for head in HEADS])
    inputs = [state, drawing.constant("heads.matrix", matrix)]
    product = drawing.node("MatMul", inputs, "heads.product")
    scores = drawing.node("Add", [product, drawing.constant("heads.bias", bias)], "scores")
    sizes = {head: len(heads[f"{head}.bias"]) for head in HEADS}
    drawing.split(scores, sizes)
    outputs = [
        helper.make_tensor_value_info(head, TensorProto.FLOAT, ["text", "piece", size])
        for head, size in sizes.items()
    ]
    return drawing.model("reader", [INPUT, TYPES], outputs, notes)
