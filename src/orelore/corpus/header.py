"""What stands above the first paragraph of a news page: title, byline, date, section, standfirst.

The order differs from site to site, so each line is judged by its own look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orelore.corpus.dates import date_in, without_dates
from orelore.corpus.furniture import is_furniture
from orelore.corpus.lines import ends_sentence, is_bullet, is_heading, is_prose, word_count
from orelore.corpus.publishers import named_in
from orelore.vocabulary import countries_in

_FEWEST_TITLE_WORDS = 4
_MOST_WORDS_BESIDE_DATE = 6
_FAIR_SHARE = 0.3  # of the words that the best title has in common with the article
_LONGEST_DATE_LINE = 250  # characters

_BYLINE = re.compile(
    r"(?:by|written by|reported by|authors?|автор\w*|текст|подготовил[аи]?|muallif|yazan)\b"
    r"\s*[:–—-]?\s+",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:updated?|published|posted|опубликовано|обновлено|дата|chop etilgan|e'lon qilingan|sana)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_BREADCRUMB = re.compile(r"\s[>›»]\s|^[>›»]|\s/\s.*\s/\s")
_PARTS = re.compile(r"\s*[|,;·•/()]\s*|\s+[-–—]+\s+|\s+(?:in|on|for|at)\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’‘ʻ-][^\W\d_]+)*\.?")
_NO_NAMES = """
asia news agency update updated published posted economy business politics world print read views
desk post times media editorial society mining energy opinion analysis press service
экономика политика общество новости бизнес мир редакция агентство
"""
_NOT_IN_NAMES = frozenset(_NO_NAMES.split())


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines above an article say about it, and those of them that belong to it."""

    title: str | None
    published: str | None
    author: str | None
    standfirst: tuple[str, ...] = ()


def split_header(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines above the first paragraph, and the rest."""
    starts = (
        position
        for position, line in enumerate(lines)
        if is_prose(line) and not is_furniture(line) and not is_date_line(line)
    )
    start = next(starts, len(lines))
    return list(lines[:start]), list(lines[start:])


def read_header(lines: Sequence[str], body: Sequence[str]) -> Header:
    """Title, date, author and standfirst from the lines above the body."""
    own = [line for line in lines if not is_furniture(line)]
    dated = [line for line in own if is_date_line(line)]
    title = _title(own, " ".join(body[:8]))
    after = own[own.index(title) + 1 :] if title else own
    standfirst = (line for line in after if is_bullet(line) or _is_title(line) or _is_said(line))
    return Header(
        title=title.lstrip("# ") if title else None,
        published=next(filter(None, map(date_in, dated)), None),
        author=_author(own, after, dated),
        standfirst=tuple(
            line for line in standfirst if line.lstrip("# ") != (title or "").lstrip("# ")
        ),
    )


def is_date_line(line: str) -> bool:
    """Whether a line tells when the page was published, beside little else."""
    if len(line) > _LONGEST_DATE_LINE or is_heading(line) or not date_in(line):
        return False
    told = _CLOCK.search(line) or "|" in line or _BYLINE.match(line) or _DATED.match(line)
    return bool(told) or word_count(without_dates(line)) <= _MOST_WORDS_BESIDE_DATE


def is_byline(line: str) -> bool:
    """Whether a line tells who wrote the page, or when."""
    if is_date_line(line):
        return True
    match = _BYLINE.match(line)
    return match is not None and word_count(line) <= 20 and bool(_name_in(line[match.end() :]))


def _is_title(line: str) -> bool:
    if is_heading(line):
        return True
    plain = not (is_bullet(line) or is_date_line(line) or _BYLINE.match(line))
    return plain and word_count(line) >= _FEWEST_TITLE_WORDS and not _BREADCRUMB.search(line)


def _is_said(line: str) -> bool:
    """Whether a line is a short sentence."""
    return ends_sentence(line) and word_count(line) >= 3 and not is_byline(line)


def _title(lines: Sequence[str], body: str) -> str | None:
    """The first line that shares enough words with the article below it."""
    marked = next((line for line in lines if line.startswith("# ")), None)
    titles = (line for line in lines if _is_title(line) and not line.endswith("."))
    candidates = [line for line in titles if named_in(line) != line]
    if marked or not candidates:
        labels = [line for line in lines if not (is_bullet(line) or is_date_line(line))]
        return marked or max(labels, key=word_count, default=None)
    shares = [_share_in(line, body) for line in candidates]
    return next(
        c for c, share in zip(candidates, shares, strict=True) if share >= _FAIR_SHARE * max(shares)
    )


def _share_in(line: str, body: str) -> float:
    words = [word[:5] for word in re.findall(r"\w{4,}", line.lower())]
    text = body.lower()
    return sum(word in text for word in words) / len(words) if words else 0.0


def _author(lines: Sequence[str], after_title: Sequence[str], dated: Sequence[str]) -> str | None:
    bylines = (line for line in lines if _BYLINE.match(line) and word_count(line) <= 20)
    for line in bylines:
        if name := _name_in(_BYLINE.sub("", line, count=1)):
            return name
    alone = [line for line in after_title if word_count(line) <= 4]
    return next(filter(None, map(_name_in, [*dated, *alone])), None)


def _name_in(line: str) -> str | None:
    parts = _PARTS.split(_CLOCK.sub(" ", without_dates(line)).replace(" : ", " | "))
    return next((part.strip(" .") for part in parts if _is_name(part.strip(" ."))), None)


def _is_name(part: str) -> bool:
    words = part.split()
    if not 2 <= len(words) <= 4 or part.isupper():
        return False
    if not all(word[0].isupper() and _NAME_WORD.fullmatch(word) for word in words):
        return False
    is_known = not _NOT_IN_NAMES.isdisjoint(part.lower().split())
    return not (is_known or named_in(part) or countries_in(part))
