"""Pieces of HTML. `Markup.format` escapes what it fills in, so that text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from markupsafe import Markup

EMPTY = Markup("")
NO_NOTES: Mapping[int, Markup] = {}
_LINES = re.compile(r"[^\n]+")
_HEADING = re.compile(r"#{1,6}\s+")


def join(pieces: Iterable[Markup], between: str = "") -> Markup:
    """The pieces one after another."""
    return Markup(between).join(pieces)


def counted(number: int, what: str) -> str:
    """`1 page`, `1,200 pages`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def first_of(names: Sequence[str], most: int) -> str:
    """`A; B; 2 more`."""
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return "; ".join([*names[:most], *more])


def link_out(url: str | None, text: str) -> Markup:
    """A link to another site in a new tab; the text alone where the address is not of the web."""
    if not _is_web(url):
        return Markup("{}").format(text)
    return Markup(
        '<a class="out" href="{}" target="_blank" rel="noopener noreferrer">{}'
        '<span class="unseen"> (opens in a new tab)</span></a>'
    ).format(url, text)


def wrong(text: object) -> Markup:
    """What is wrong, told at once by a screen reader."""
    return Markup('<p class="wrong" role="alert">{}</p>').format(text)


def marked(text: str, start: int, end: int) -> Markup:
    """The text, with what stands from `start` to `end` highlighted."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return Markup("{}").format(text)
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


def article_text(text: str, start: int, end: int, notes: Mapping[int, Markup] = NO_NOTES) -> Markup:
    """The headings and paragraphs of an article, with `start` to `end` highlighted.

    Each of the notes stands behind the text that ends at its offset.
    """
    lines = (line for line in _LINES.finditer(text) if line[0].strip())
    return join(_block(line, start, end, notes) for line in lines)


def _block(line: re.Match[str], start: int, end: int, notes: Mapping[int, Markup]) -> Markup:
    heading = _HEADING.match(line[0])
    offset = line.start() + (heading.end() if heading else 0)
    stops = sorted(stop for stop in notes if offset < stop < line.end())
    pieces = [
        marked(line.string[first:last], start - first, end - first) + notes.get(last, EMPTY)
        for first, last in pairwise([offset, *stops, line.end()])
    ]
    return Markup("<{0}>{1}</{0}>").format("h4" if heading else "p", join(pieces))


def _is_web(url: str | None) -> bool:
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
