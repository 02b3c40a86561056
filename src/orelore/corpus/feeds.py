"""An RSS or Atom feed -> its entries. The only import of feedparser."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from time import struct_time
from typing import Any

import feedparser

from orelore.corpus.fetch import Fetched, fetch
from orelore.corpus.readers import MAX_TEXT_BYTES, is_url, read_file
from orelore.errors import ReadError


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed announces."""

    title: str
    link: str
    published: str | None
    summary: str


def read_feed(
    source: str, *, fetch_page: Callable[[str], Fetched] = fetch
) -> tuple[FeedEntry, ...]:
    """The entries of the feed in a file or at an http(s) address. Raises ReadError."""
    if is_url(source):
        data = fetch_page(source).body
    else:
        data = read_file(Path(source).expanduser(), source, MAX_TEXT_BYTES)
    parsed = feedparser.parse(data)
    if not parsed.version:
        raise ReadError(source, "it is not an RSS or Atom feed. Look for the site's feed address.")
    entries = (_entry(entry) for entry in parsed.entries if entry.get("link"))
    # A feed comes from elsewhere: it must not make us read a file of this machine.
    return tuple(entry for entry in entries if entry.link.startswith(("http://", "https://")))


def _entry(entry: Mapping[str, Any]) -> FeedEntry:
    return FeedEntry(
        title=_plain(entry.get("title", "")),
        link=str(entry["link"]),
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        summary=_plain(entry.get("summary", "")),
    )


def _day(moment: struct_time | None) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).date().isoformat() if moment else None
    except (ValueError, OverflowError, OSError):
        return None


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
