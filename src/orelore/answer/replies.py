"""From the reply of a language model to claims with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orelore.answer.evidence import Evidence, standing
from orelore.answer.prompts import NOT_COVERED
from orelore.answer.reading import Token, lower_words, read
from orelore.sentences import split_sentences
from orelore.types import Claim, Hit, Span

MAX_SPANS = 3  # sentences that a claim may rest on in one passage
MIN_GAIN = 2  # tokens that a further sentence must add, or a fact

_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MARK = re.compile(r"\s*[\[【](?:passages?\s*)?\^?(\d[\d\s,;–-]*?)[\]】]", re.IGNORECASE)
_MARKS_AFTER_STOP = re.compile(rf"([.!?][\"”’»)]*)((?:{_MARK.pattern})+)", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•+–]|\d{1,2}[.)])\s+|^\s*>\s*")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.])[*_](?!\w)")


def is_not_covered(reply: str) -> bool:
    """Whether the model says that the passages do not hold the answer."""
    text = plain(reply)
    at_once = text.upper().lstrip(" *\"'").startswith(NOT_COVERED)
    return at_once or (NOT_COVERED in text and not _MARK.search(text))


def plain(reply: str) -> str:
    """The reply without what a reasoning model thinks aloud."""
    return _THINKING.sub("", reply).strip()


def claims_of(reply: str, hits: Sequence[Hit]) -> list[Claim]:
    """The sentences of a reply, each with the sentences of the passages that it points at.

    `[2]` is the second hit; numbers that no hit has are dropped.
    """
    return [
        Claim(text, tuple(span for n in marks for span in narrow(text, hits[n - 1])))
        for text, marks in marked_sentences(reply, len(hits))
    ]


def marked_sentences(reply: str, count: int) -> Iterator[tuple[str, list[int]]]:
    """Each sentence without its marks, and their numbers from 1 to `count`."""
    for line in plain(reply).splitlines():
        text = _EMPHASIS.sub("", _BULLET.sub("", line)).strip()
        # Headings and "Here is what the passages say:" state nothing.
        if not text or line.lstrip().startswith(("#", "```")) or _is_label(line, text):
            continue
        text = _MARKS_AFTER_STOP.sub(r"\2\1", text)
        for start, end in split_sentences(text):
            sentence = text[start:end]
            bare = _MARK.sub("", sentence).strip()
            if re.search(r"\w", bare):
                yield bare, _numbers(sentence, count)


def narrow(text: str, hit: Hit) -> list[Span]:
    """The sentences of the passage that a claim rests on; all of it when none stands out."""
    chunk = hit.chunk
    common = lower_words(hit.article.text)
    claim = read(text, common)
    held = {
        bounds: standing(claim, Evidence.of(chunk.slice(*bounds), common))
        for bounds in chunk.sentences
    }
    chosen = _choose(claim, held) or [(chunk.start, chunk.end)]
    return [Span(hit.article.id, start, end) for start, end in sorted(chosen)]


def _choose(
    claim: Sequence[Token], held: dict[tuple[int, int], frozenset[int]]
) -> list[tuple[int, int]]:
    """The sentence that holds most of the claim, then those that add to it."""
    chosen: list[tuple[int, int]] = []
    missing = frozenset(i for i, token in enumerate(claim) if token.is_content or token.is_fact)
    while len(chosen) < MAX_SPANS and held:
        best = max(held, key=lambda bounds: len(held[bounds] & missing))
        gain = held[best] & missing
        adds_fact = any(claim[i].is_fact for i in gain)
        if not gain or (chosen and len(gain) < MIN_GAIN and not adds_fact):
            break
        chosen.append(best)
        missing -= gain
    return chosen


def _is_label(line: str, text: str) -> bool:
    is_bold = line.strip().startswith("**") and line.strip().endswith("**")
    return (text.endswith(":") or is_bold) and not _MARK.search(text)


def _numbers(sentence: str, count: int) -> list[int]:
    """The marks in order of mention: `[1, 2]`, `[1][2]` and `[1-3]`."""
    numbers: list[int] = []
    for match in _MARK.finditer(sentence):
        for part in re.split(r"[,;\s]+", re.sub(r"\s*[–-]\s*", "-", match[1].strip())):
            first, _, last = part.partition("-")
            if first.isdigit():
                stop = int(last) if last.isdigit() else int(first)
                numbers += range(int(first), min(stop, count) + 1)
    return list(dict.fromkeys(n for n in numbers if 1 <= n <= count))
