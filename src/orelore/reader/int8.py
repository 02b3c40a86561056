"""Products with 8-bit integers: half the time of 32-bit floats, and little is lost."""

from __future__ import annotations

import numpy as np

from orelore.index.bert_graph import FUSED, Drawing, Matrix, Projection

# Weights take 7 of the 8 bits: a pair of products then fits 16 bits, in which processors without
# a special instruction add them up. What the eighth bit would add is lost among the states' own
# rounding.
HIGHEST = 63


class Int8:
    """Weights rounded for each output; states rounded while the model runs."""

    def product(self, drawing: Drawing, name: str, matrix: Matrix, state: str) -> str:
        # All word pieces of a text are rounded in the same steps. The first piece, which stands
        # for the whole text, has values many times as large as the others': each piece is brought
        # to the same size first, or the others would be rounded away.
        last = drawing.constant(f"{name}.last", np.array([-1]))
        absolute = drawing.node("Abs", [state], f"{name}.absolute")
        largest = drawing.node("ReduceMax", [absolute, last], f"{name}.largest")
        even = drawing.node("Div", [state, largest], f"{name}.even")
        scales = (np.abs(matrix).max(axis=0) / HIGHEST).astype(np.float32)
        steps = np.rint(matrix / np.where(scales, scales, 1)).astype(np.int8)
        inputs = [
            even,
            drawing.constant(f"{name}.steps", steps),
            drawing.constant(f"{name}.scales", scales),
            drawing.constant(f"{name}.zeros", np.zeros(len(scales), dtype=np.int8)),
        ]
        product = drawing.node("DynamicQuantizeMatMul", inputs, f"{name}.rounded", domain=FUSED)
        return drawing.node("Mul", [product, largest], f"{name}.product")

    def attention(self, drawing: Drawing, name: str, projection: Projection, state: str) -> str:
        product = self.product(drawing, name, projection.matrix, state)
        width = len(projection.bias) // 3
        parts = drawing.split(product, {f"{name}.{part}": width for part in ("q", "k", "v")})
        inputs = [*parts, drawing.constant(f"{name}.bias", projection.bias)]
        heads = projection.heads
        return drawing.node(
            "MultiHeadAttention", inputs, f"{name}.mixed", domain=FUSED, num_heads=heads
        )
