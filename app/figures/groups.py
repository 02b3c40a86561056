"""Many names -> the first few, and the others as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A row or column of a figure: one name, or all that have none of their own."""

    name: str
    members: tuple[str, ...]
    is_rest: bool = False


def grouped(names: Sequence[str], most: int) -> list[Group]:
    """The first `most` names one by one, and the rest as "others (n)".

    A rest of one name has its own row, so that there may be `most + 1`.
    """
    if len(names) <= most + 1:
        return [Group(name, (name,)) for name in names]
    rest = tuple(names[most:])
    alone = [Group(name, (name,)) for name in names[:most]]
    return [*alone, Group(f"others ({len(rest)})", rest, is_rest=True)]
