"""Pieces of HTML. `Markup.format` escapes what it fills in, so that text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup

EMPTY = Markup("")
_LINES = re.compile(r"[^\n]+")
_HEADING = re.compile(r"#{1,6}\s+")


def join(pieces: Iterable[Markup], between: str = "") -> Markup:
    """The pieces one after another."""
    return Markup(between).join(pieces)


def link_out(url: str | None, text: str) -> Markup:
    """A link to another site in a new tab; the text alone where the address is not of the web."""
    if not _is_web(url):
        return Markup("{}").format(text)
    return Markup(
        '<a class="out" href="{}" target="_blank" rel="noopener noreferrer">{}'
        '<span class="unseen"> (opens in a new tab)</span></a>'
    ).format(url, text)


def marked(text: str, start: int, end: int) -> Markup:
    """The text, with what stands from `start` to `end` highlighted."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return Markup("{}").format(text)
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


def article_text(text: str, start: int, end: int) -> Markup:
    """The headings and paragraphs of an article, with `start` to `end` highlighted."""
    return join(_block(line, start, end) for line in _LINES.finditer(text) if line[0].strip())


def _block(line: re.Match[str], start: int, end: int) -> Markup:
    heading = _HEADING.match(line[0])
    offset = line.start() + (heading.end() if heading else 0)
    tag = "h4" if heading else "p"
    inner = marked(line[0][offset - line.start() :], start - offset, end - offset)
    return Markup("<{0}>{1}</{0}>").format(tag, inner)


def _is_web(url: str | None) -> bool:
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
