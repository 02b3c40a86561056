"""A question and a passage as the word pieces that the reader takes in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding

from orelore.types import Hit

Numbers = npt.NDArray[np.int32]

LONGEST_QUESTION = 128  # word pieces; the passage needs the rest


@dataclass(frozen=True, slots=True)
class Pieces:
    """`[CLS] question [SEP] passage [SEP]`.

    `bounds` are start and end of each piece in the passage; those of other pieces are empty.
    """

    ids: Numbers
    types: Numbers  # 0 in the question, 1 behind it
    bounds: Numbers


def joined(question: Encoding, passage: Encoding, marks: tuple[int, int], longest: int) -> Pieces:
    """At most so many pieces: the passage is cut at its end, a very long question too.

    `marks` are the numbers of `[CLS]` and `[SEP]`; the encodings are without them.
    """
    first, between = marks
    asked = question.ids[:LONGEST_QUESTION]
    told = passage.ids[: longest - len(asked) - 3]
    bounds = np.zeros((len(asked) + len(told) + 3, 2), dtype=np.int32)
    bounds[len(asked) + 2 : -1] = np.array(passage.offsets[: len(told)]).reshape(-1, 2)
    return Pieces(
        np.array([first, *asked, between, *told, between], dtype=np.int32),
        np.repeat(np.array([0, 1], dtype=np.int32), [len(asked) + 2, len(told) + 1]),
        bounds,
    )


def title_of(hit: Hit) -> str:
    """Title and heading of a passage, as the reader is told them, in training too."""
    return f"{hit.article.title}. {hit.chunk.heading}".strip(". ")
