"""Where the sentences of a text begin and end.         (only import of sentencex)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import sentencex

HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
# The splitter takes these for abbreviations. To a reader a unit ends a sentence when a capital
# follows, as in "down to 1,050 m. Altyn is deeper", and the month of May has no longer form.
WORD_END = re.compile(r"(?:(?<=\d )(?:m|t|g|kg|km|km2|ha|mm|lb|oz)|\bMay)\.\s+(?=[A-Z])")
# "News.Az wrote" and "Caliber.Az" are one name each.
SITE = re.compile(r"\.(?:az|com|eu|kg|kz|net|org|ru|tj|tm|uz)\b", re.IGNORECASE)


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end of each sentence, white space trimmed; headings (`## `) are left out."""
    pieces = (
        _trim(text, first + start, first + end)
        for first, last in _between_headings(text)
        for piece in sentencex.get_sentence_boundaries(language, text[first:last])
        for start, end in _split_further(text[first:last], piece["start_index"], piece["end_index"])
    )
    return _joined(text, ((start, end) for start, end in pieces if start < end))


def _joined(text: str, pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, put together where the dot between two belongs to a site's name."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and joined[-1][1] == start and SITE.match(text, start - 1):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _between_headings(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch without a heading: the splitter knows no Markdown."""
    headings = [match.span() for match in HEADING.finditer(text)]
    starts = [0, *(end for _, end in headings)]
    ends = [*(start for start, _ in headings), len(text)]
    yield from zip(starts, ends, strict=True)


def _split_further(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.end() for match in WORD_END.finditer(text, start, end)]
    return list(pairwise([start, *cuts, end]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
