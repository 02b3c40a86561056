"""What a reader says of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Thumb = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A thumb, and words that may go with it."""

    thumb: Thumb
    comment: str = ""
