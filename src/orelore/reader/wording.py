"""Where the words of an answer begin and end: whole words, and no punctuation left hanging."""

from __future__ import annotations

import re

Bounds = tuple[int, int]  # start and end, in characters of a text

# A number with its separators and an abbreviation with its dots each stay together.
_WORD = re.compile(r"\d+(?:[.,]\d+)*\w*|(?:[^\W\d_]\.){2,}|\w+")
_HANGING_BEFORE = re.compile(r"[\s,;:!?…]|[-–—.](?!\d)")
_HANGING_AFTER = re.compile(r"[\s,;:!?…–—-]\Z")
_SENTENCE_GOES_ON = re.compile(r"[^\w]*\w")
_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‘": "’", '"': '"', "'": "'"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def exact_words(text: str, start: int, end: int, sentence: Bounds) -> Bounds | None:
    """The bounds widened to whole words of the sentence and then trimmed; None: no word in them."""
    words = [match.span() for match in _WORD.finditer(text, *sentence)]
    touched = [(a, b) for a, b in words if a < end and start < b]
    if not touched:
        return None
    start, end = min(start, touched[0][0]), max(end, touched[-1][1])
    # Abbreviations end in a dot that is a part of them.
    while end > touched[-1][1] and _hangs_after(text[start:end], text[end : sentence[1]]):
        end -= 1
    while start < touched[0][0] and _hangs_before(text[start:end]):
        start += 1
    if _CLOSING.get(text[start]) == text[end - 1] and _is_pair(text[start:end]):
        return start + 1, end - 1
    return start, end


def _hangs_before(words: str) -> bool:
    """Whether the first character belongs to what stood before."""
    if (closing := _CLOSING.get(words[0])) is not None:
        return closing not in words[1:]
    return words[0] in _OPENING or _HANGING_BEFORE.match(words) is not None


def _hangs_after(words: str, rest: str) -> bool:
    """Whether the last character belongs to what follows, the rest of the sentence."""
    last = words[-1]
    if (opening := _OPENING.get(last)) is not None:
        return opening not in words[:-1]
    if last == ".":
        return _SENTENCE_GOES_ON.match(rest) is None
    return last in _CLOSING or _HANGING_AFTER.search(words) is not None


def _is_pair(words: str) -> bool:
    """Whether the first and last character enclose the rest and nothing else."""
    return not {words[0], words[-1]} & set(words[1:-1])
