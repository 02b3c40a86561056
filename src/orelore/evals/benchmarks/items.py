"""The questions or claims of a benchmark, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from orelore.index.build import Progress

T = TypeVar("T")


def sampled(items: Sequence[T], n: int | None) -> Sequence[T]:
    """So many of the items at random, always the same; all when there are no more."""
    return items if n is None or n >= len(items) else random.Random(0).sample(items, n)


def watched(items: Sequence[T], progress: Progress | None) -> Iterator[T]:
    """The items; `progress` is told how many are done and how many there are."""
    for n, item in enumerate(items, start=1):
        yield item
        if progress:
            progress(n, len(items))
