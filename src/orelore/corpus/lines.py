"""A page as lines, one paragraph each, and what kind of line one is."""

from __future__ import annotations

import re
import unicodedata

HEADING = "## "
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_BULLET = re.compile(r"^(?:[-–—•*▪●·]|\d{1,2}[.)])\s+")

# A text of short lines is wrapped by hand; a web page has whole paragraphs in a line.
_LONGEST_WRAPPED_LINE = 100
_SHORTEST_FULL_LINE = 50
_FEWEST_FULL_LINES = 3


def to_lines(text: str) -> list[str]:
    """The paragraphs of a text without blank lines, stray characters and hard line breaks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[^\S\n]+", " ", _INVISIBLE.sub("", text))
    if _is_wrapped(text):
        text = re.sub(rf"(?m)(?<=^.{{{_SHORTEST_FULL_LINE}}})(.*)\n(?=[^\s#*•-])", r"\1 ", text)
    return [line.strip() for line in text.split("\n") if line.strip()]


def to_text(lines: list[str]) -> str:
    """The body of an article: a blank line between paragraphs."""
    return "\n\n".join(lines)


def word_count(line: str) -> int:
    """How many words a line has; in Chinese and Japanese, how many characters."""
    return len(_WORD.findall(line))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def is_heading(line: str) -> bool:
    return line.startswith("#")


def is_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of an article rather than a label, a title or a link."""
    if is_heading(line) or is_bullet(line):
        return False
    words = word_count(line)
    return words >= 30 or (words >= 9 and ends_sentence(line))


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    full = [line for line in lines if len(line) >= _SHORTEST_FULL_LINE]
    if len(full) < _FEWEST_FULL_LINES or max(map(len, lines)) > _LONGEST_WRAPPED_LINE:
        return False
    return sum(map(ends_sentence, full)) < len(full) / 2
