"""The feeds that are followed, and what of them was filed already: `feeds.json` in the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from orelore.corpus.feeds import FeedEntry, read_feed
from orelore.corpus.fetch import Fetched, fetch
from orelore.corpus.readers import is_url
from orelore.errors import CorpusStorageError, FeedError

FILE = "feeds.json"
TRIES = 3  # a page that could not be read so often is left alone


class Feed(BaseModel):
    """A feed that is followed."""

    model_config = ConfigDict(extra="forbid")
    url: str
    filed: list[str] = []  # links to articles that are in the corpus
    failed: dict[str, int] = {}  # links to pages that could not be read, and how often

    def is_done(self, link: str) -> bool:
        return link in self.filed or self.failed.get(link, 0) >= TRIES


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    feeds: list[Feed] = []


class Subscriptions:
    """The feeds that a corpus folder follows. Each change is on disk before the call returns."""

    def __init__(self, folder: Path, *, fetch_page: Callable[[str], Fetched] = fetch) -> None:
        self._path = folder / FILE
        self._fetch_page = fetch_page

    def feeds(self) -> list[Feed]:
        """In the order in which they were added. Raises FeedError when the file is damaged."""
        if not self._path.exists():
            return []
        try:
            return _File.model_validate_json(self._path.read_bytes()).feeds
        except (ValidationError, OSError) as error:
            problem = f"{self._path} cannot be read. Mend or delete it; no article is lost"
            raise FeedError(f"{problem}.") from error

    def add(self, url: str) -> int:
        """Follow a feed; returns how many articles it announces now.

        Raises ReadError when there is none at the address, FeedError when it is followed already.
        """
        url = _address(url)
        feeds = self.feeds()
        if any(feed.url == url for feed in feeds):
            raise FeedError(f"{url} is followed already. `orelore feed update` files its news.")
        entries = read_feed(url, fetch_page=self._fetch_page)
        self._write([*feeds, Feed(url=url)])
        return len(entries)

    def remove(self, url: str) -> None:
        """Follow a feed no longer; its articles stay. Raises FeedError for one not followed."""
        feeds = self.feeds()
        url = _address(url)
        if url not in (known := [feed.url for feed in feeds]):
            names = ", ".join(known) or "none is"
            raise FeedError(f"{url} is not followed. Followed: {names}.")
        self._write([feed for feed in feeds if feed.url != url])

    def news(self, feed: Feed) -> list[FeedEntry]:
        """What a feed announces and is not filed yet, oldest first. Raises ReadError."""
        entries = read_feed(feed.url, fetch_page=self._fetch_page)
        fresh = {entry.link: entry for entry in entries if not feed.is_done(entry.link)}
        return list(reversed(fresh.values()))

    def mark(self, url: str, link: str, *, filed: bool) -> None:
        """Keep in mind that a page was filed, or could not be read this time."""
        feeds = self.feeds()
        for feed in feeds:
            if feed.url == url and filed:
                feed.filed.append(link)
                feed.failed.pop(link, None)
            elif feed.url == url:
                feed.failed[link] = feed.failed.get(link, 0) + 1
        self._write(feeds)

    def _write(self, feeds: list[Feed]) -> None:
        draft = self._path.with_suffix(".json.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(_File(feeds=feeds).model_dump_json(indent=2) + "\n", encoding="utf-8")
            draft.replace(self._path)
        except OSError as error:
            problem = error.strerror or str(error)
            raise CorpusStorageError(str(self._path.parent), problem) from error


def _address(feed: str) -> str:
    """A file by its whole path, so that it is found from any folder."""
    return feed if is_url(feed) else str(Path(feed).expanduser().absolute())
