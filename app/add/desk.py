"""The documents that one reader of the page has sent, on their way into the corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from uuid import uuid4

from orelore import Article

MOST = 20  # documents of one reader that are not filed yet

State = Literal["waiting", "reading", "read", "filing", "filed", "unread", "gone"]
OPEN: frozenset[State] = frozenset({"waiting", "reading", "read", "filing"})


@dataclass(frozen=True, slots=True)
class Fields:
    """What a reader can correct, as it stands in the form."""

    title: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One document: what it is called, how far it has come, and what is wrong with it."""

    key: str
    name: str  # of the file, or the address
    state: State = "waiting"
    article: Article | None = None  # once it is read
    fields: Fields = Fields()
    problem: str = ""
    known: str = ""  # the article that has this very text already


class Desk:
    """The documents of one visit, in the order in which they came.

    Handlers that run at the same time share it: each change is one assignment. What is gone keeps
    its place, so that the forms around it stay where they are while somebody types in them.
    """

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    @property
    def items(self) -> tuple[Item, ...]:
        """All documents, also those that are gone."""
        return tuple(self._items.values())

    @property
    def room(self) -> int:
        """How many more documents there is room for."""
        return max(MOST - sum(item.state in OPEN for item in self.items), 0)

    def lay(self, name: str) -> Item:
        """A new document, which waits."""
        return self.put(Item(uuid4().hex[:12], name))

    def put(self, item: Item) -> Item:
        """Replace the document of the same key."""
        self._items[item.key] = item
        return item

    def get(self, key: str) -> Item | None:
        return self._items.get(key)

    def drop(self, key: str) -> None:
        """Forget a document, whatever has become of it."""
        if item := self.get(key):
            self.put(replace(Item(key, ""), state="gone", name=item.name))


def fields_of(article: Article) -> Fields:
    """What was recognised, as it is first offered."""
    return Fields(
        article.title, article.published or "", article.publisher or "", article.author or ""
    )
