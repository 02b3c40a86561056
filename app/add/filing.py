"""Articles that were read are filed, and those that were added here can be removed again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from orelore import Article, Assistant, DuplicateError, OreloreError, corrected

from .desk import Desk, Fields, Item
from .intake import in_words
from .ledger import Entry, Ledger
from .reading import BROKEN

log = logging.getLogger(__name__)

KNOWN = "The same text is in the corpus already. Discard this one."


@dataclass(frozen=True)
class Filing:
    """Files and removes articles, and writes down which."""

    assistant: Assistant
    ledger: Ledger

    def file(self, desk: Desk, key: str, fields: Fields, by: str | None) -> Iterator[None]:
        """File a document as it was corrected, unless it has been; a step when there is news.

        What cannot be filed stays on the desk as it was corrected, and says why.
        """
        item = desk.get(key)
        if item is None or item.state != "read" or item.article is None:
            return
        item = desk.put(replace(item, state="filing", fields=fields, problem="", known=""))
        yield
        desk.put(self._filed(item, fields, by))
        yield

    def added(self) -> list[Entry]:
        """What was added here and is still in the corpus, the newest first. Raises OSError."""
        titles = {article.id: article.title for article in self.assistant.articles()}
        there = (entry for entry in self.ledger.entries() if entry.id in titles)
        return [replace(entry, title=titles[entry.id]) for entry in there]

    def remove(self, article_id: str, by: str | None) -> str:
        """Take an article that was added here out of the corpus; what to say about it."""
        try:
            title = next((entry.title for entry in self.added() if entry.id == article_id), None)
            if title is None:
                return "It is not among the articles that were added here."
            self.assistant.remove(article_id)
            self.ledger.note(article_id, title, by, removed=True)
        except OreloreError as error:
            return f"It was not removed. {error}"
        except OSError as error:
            return f"The list of what was added cannot be read or written: {error.strerror}."
        return f"“{title}” was removed. Its file is kept aside on the server."

    def _filed(self, item: Item, fields: Fields, by: str | None) -> Item:
        back = replace(item, state="read")
        article = item.article
        assert article is not None
        try:
            filed = self.assistant.file(corrected(article, **asdict(fields)))
        except DuplicateError as error:
            return replace(back, problem=KNOWN, known=error.article_id)
        except OreloreError as error:
            return replace(back, problem=in_words(error, article.path, item.name))
        except Exception:
            log.exception("An article could not be filed")
            return replace(back, problem=BROKEN)
        return replace(item, state="filed", article=filed, problem=self._listed(filed, by))

    def _listed(self, filed: Article, by: str | None) -> str:
        """What is wrong with the list of what was added, if it cannot be written."""
        try:
            self.ledger.note(filed.id, filed.title, by)
        except OSError as error:
            return f"It is not in the list below, which cannot be written: {error.strerror}."
        return ""
