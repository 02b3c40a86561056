"""Where the sentences of a text begin and end.         (only import of sentencex)"""

from __future__ import annotations

import re
from itertools import pairwise

import sentencex

# A unit ends a sentence when a capital follows: "down to 1,050 m. The plan ..." is two sentences
# to a reader, one to the splitter, which takes the letter for an initial.
UNIT_END = re.compile(r"(?<=\d )(?:m|t|g|kg|km|km2|ha|mm|lb|oz)\.\s+(?=[A-Z])")


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end of each sentence, white space trimmed; headings (`## `) are left out."""
    spans = []
    for piece in sentencex.get_sentence_boundaries(language, text):
        for start, end in _split_units(text, piece["start_index"], piece["end_index"]):
            start, end = _trim(text, start, end)
            if start < end and not text.startswith("#", start):
                spans.append((start, end))
    return spans


def _split_units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.end() for match in UNIT_END.finditer(text, start, end)]
    return list(pairwise([start, *cuts, end]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
