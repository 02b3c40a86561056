"""The feeds that a library follows: file what they announce and is new."""

from __future__ import annotations

from collections.abc import Iterator

from orelore.corpus.subscriptions import Feed, Subscriptions
from orelore.errors import DuplicateError, OreloreError, ReadError
from orelore.index.library import Library
from orelore.types import Article


class News:
    """Feeds in, articles out."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._subscriptions = Subscriptions(library.home, fetch_page=library.fetch_page)

    def feeds(self) -> list[Feed]:
        """What is followed. Raises FeedError when the list of it is damaged."""
        return self._subscriptions.feeds()

    def follow(self, url: str) -> int:
        """Follow a feed; returns how many articles it announces. Raises ReadError, FeedError."""
        return self._subscriptions.add(url)

    def unfollow(self, url: str) -> None:
        """Follow a feed no longer; its articles stay. Raises FeedError."""
        self._subscriptions.remove(url)

    def file(self) -> Iterator[Article | OreloreError]:
        """File what is new, oldest first; an article or an error for each page.

        It may be stopped at any time: what was filed is remembered, the rest comes next time.
        Raises what `Library.update` raises.
        """
        for feed in self.feeds():
            try:
                entries = self._subscriptions.news(feed)
            except ReadError as error:
                yield error
                continue
            for entry in entries:
                yield self._file(entry.link, feed.url)

    def _file(self, link: str, feed_url: str) -> Article | OreloreError:
        try:
            outcome: Article | OreloreError = self._library.add(link)
        except ReadError as error:
            outcome = error
        filed = isinstance(outcome, Article | DuplicateError)
        self._subscriptions.mark(feed_url, link, filed=filed)
        return outcome
