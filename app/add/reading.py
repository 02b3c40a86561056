"""Documents are read, one after another; what fails says why, and stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from orelore import Article, Assistant, DuplicateError, OreloreError, Settings

from .desk import MOST, Desk, Item, fields_of
from .intake import Sent, forget, in_words, read_address, read_upload

log = logging.getLogger(__name__)

NO_ROOM = f"There is room for {MOST} documents at once. File or discard some, then add it again."
NO_ADDRESSES = "Addresses are not taken here. Save the page with a browser and add the file."
KNOWN = "The same text is in the corpus already; it was not added again."
BROKEN = "Something went wrong that should not have. It was noted for whoever runs this server."


@dataclass(frozen=True)
class Reading:
    """Reads what a browser sends. Each method goes on a step whenever there is news to show."""

    assistant: Assistant
    settings: Settings

    def take_files(self, desk: Desk, files: Sequence[Sent]) -> Iterator[None]:
        """Read uploaded files, which are removed whatever happens."""
        try:
            waiting = [(_laid(desk, sent.shown), sent) for sent in files]
            yield
            for item, sent in waiting:
                yield from _step(desk, item, sent.path or "", self._upload(sent))
        finally:
            for sent in files:
                forget(sent)

    def take_address(self, desk: Desk, address: str) -> Iterator[None]:
        """Read the page at a web address, where the settings allow it."""
        item = _laid(desk, address)
        if self.settings.adding != "urls":
            item = desk.put(_failed(item, NO_ADDRESSES))
        yield
        yield from _step(desk, item, address, lambda: read_address(self.assistant, address))

    def _upload(self, sent: Sent) -> Callable[[], Article]:
        return lambda: read_upload(self.assistant, sent, most_mb=self.settings.upload_mb)


def _laid(desk: Desk, name: str) -> Item:
    has_room = desk.room > 0
    item = desk.lay(name)
    return item if has_room else desk.put(_failed(item, NO_ROOM))


def _step(desk: Desk, item: Item, source: str, read: Callable[[], Article]) -> Iterator[None]:
    if not _is_still(desk, item, "waiting"):
        return
    item = desk.put(replace(item, state="reading"))
    yield
    done = _read(item, source, read)
    if _is_still(desk, item, "reading"):
        desk.put(done)
    yield


def _is_still(desk: Desk, item: Item, state: str) -> bool:
    """Not when it was discarded meanwhile."""
    now = desk.get(item.key)
    return now is not None and now.state == state


def _read(item: Item, source: str, read: Callable[[], Article]) -> Item:
    try:
        article = read()
    except DuplicateError as error:
        return replace(_failed(item, KNOWN), known=error.article_id)
    except OreloreError as error:
        return _failed(item, in_words(error, source, item.name))
    except Exception:
        log.exception("A document could not be read")
        return _failed(item, BROKEN)
    return replace(item, state="read", article=article, fields=fields_of(article))


def _failed(item: Item, problem: str) -> Item:
    return replace(item, state="unread", problem=problem)
