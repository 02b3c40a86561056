"""Text that was published as tokens, with the spaces that people put. Pure.

Natural Questions and TimeQA read like "a city , in 1,200 BC ( see map )".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orelore.training.examples import Bounds

_BEFORE = re.compile(r" (?=[,.;:!?%)\]}](?:\s|$)|'s\b|'(?:re|ve|ll|d|m)\b|n't\b)")
_AFTER = re.compile(r"(?<=[(\[{$]) ")
_QUOTES = re.compile(r"`` ?| ?''")
_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")

_PATTERNS = ((_BEFORE, ""), (_AFTER, ""), (_QUOTES, '"'), (_HYPHEN, "-"))


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


def tidy(passage: str, spans: Sequence[Bounds]) -> tuple[str, list[Bounds]]:
    """The passage with usual spacing and quotation marks, and the spans moved with it."""
    edits = _edits(passage)
    pieces, at = [], 0
    for edit in edits:
        pieces += [passage[at : edit.start], edit.new]
        at = edit.end
    tidied = "".join([*pieces, passage[at:]])
    return tidied, [(_moved(a, edits), _moved(b, edits)) for a, b in spans]


def _edits(passage: str) -> list[_Edit]:
    """All edits in their order. Two that overlap, as around "( )", become one."""
    found = sorted(
        _Edit(match.start(), match.end(), new)
        for pattern, new in _PATTERNS
        for match in pattern.finditer(passage)
    )
    edits: list[_Edit] = []
    for edit in found:
        if edits and edit.start < edits[-1].end:
            last = edits.pop()
            edit = _Edit(last.start, max(last.end, edit.end), last.new + edit.new)
        edits.append(edit)
    return edits


def _moved(place: int, edits: Sequence[_Edit]) -> int:
    """Where a place lies after the edits before it; one inside an edit goes to its start."""
    return place + sum(
        len(edit.new) - (edit.end - edit.start) if edit.end <= place else edit.start - place
        for edit in edits
        if edit.start < place
    )
