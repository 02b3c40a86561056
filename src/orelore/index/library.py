"""A corpus and its index together: open, update, add, remove, look up."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from orelore.corpus.articles import article_files, check_id, load_article, save_article
from orelore.corpus.duplicates import fingerprint, original_of, signature
from orelore.corpus.tables import OTHER, Place, read_places, read_publishers
from orelore.errors import (
    CorpusStorageError,
    DuplicateError,
    IndexMismatchError,
    IndexMissingError,
    OreloreError,
    ReadError,
    UnknownArticleError,
)
from orelore.index.build import Progress, Report, build_index
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.records import Generation
from orelore.index.store import VectorStore
from orelore.index.writer import recipe
from orelore.types import Article, Coverage

if TYPE_CHECKING:
    from orelore.corpus.fetch import Fetched

EXPORTS = "encoder"  # the folder of an index that keeps models in the form in which they are run


class Library:
    """The articles of some corpus folders, and the index over them.

    `home` is the folder that new articles are filed in; the others are only read. `fetch_page`
    takes the place of the usual way to have a page.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        index_folder: Path,
        *,
        encoder: Encoder,
        chunk_tokens: int,
        chroma_url: str | None = None,
        fetch_page: Callable[[str], Fetched] | None = None,
    ) -> None:
        self.folders = folders
        self.home = folders[-1]
        self.index_folder = index_folder
        self.encoder = encoder
        self.chunk_tokens = chunk_tokens
        self.chroma_url = chroma_url
        self._fetch_page = fetch_page

    @cached_property
    def catalog(self) -> Catalog:
        """For reading. Raises IndexMissingError."""
        return Catalog(self.index_folder)

    @cached_property
    def store(self) -> VectorStore:
        return VectorStore(self.index_folder / "chroma", self.chroma_url)

    @property
    def fetch_page(self) -> Callable[[str], Fetched]:
        """How pages are had: from the public internet, unless said otherwise."""
        from orelore.corpus.fetch import fetch

        return self._fetch_page or fetch

    def require_ready(self) -> None:
        """Raises IndexMissingError or IndexMismatchError unless the index can be asked."""
        built, wanted = self.live().recipe, recipe(self.encoder, self.chunk_tokens)
        if built != wanted:
            raise IndexMismatchError(str(self.index_folder), str(built), str(wanted))

    def live(self) -> Generation:
        """What readers see. Raises IndexMissingError when nothing is complete yet."""
        live = self.catalog.live()
        if live is None:
            raise IndexMissingError(str(self.index_folder))
        return live

    def update(self, progress: Progress | None = None) -> Report:
        """Make the index equal to the corpus."""
        return build_index(
            self.folders,
            self.index_folder,
            encoder=self.encoder,
            chunk_tokens=self.chunk_tokens,
            chroma_url=self.chroma_url,
            progress=progress,
        )

    def add(self, source: str) -> Article:
        """File the article at a path or URL in the corpus, and index it.

        Raises what `read` and `file` raise; in each case nothing has changed.
        """
        return self.file(self.read(source))

    def read(self, source: str) -> Article:
        """The article at a path or URL as it would be filed; nothing is.

        Its id is one that is free now, and `copy_of` names the article that it nearly repeats.
        Raises ReadError, DuplicateError when its text is there already, and ArticleError for a
        file of our format that breaks it.
        """
        # Slow to import, and a question needs no readers.
        from orelore.corpus.readers import read_article

        article = self._named(read_article(source, fetch_page=self.fetch_page))
        self._refuse_duplicate(article, source)
        originals = self.catalog.originals(self.live())
        return replace(article, copy_of=original_of(signature(article.text), originals))

    def file(self, article: Article) -> Article:
        """File an article in the corpus, under an id that is free, and index it.

        Raises ArticleError when its file would break our format (no title, what is no date),
        DuplicateError when its text is there already, CorpusStorageError, and what `update`
        raises; in each case nothing has changed.
        """
        check_id(article.id)
        article = self._named(article)
        self._refuse_duplicate(article, article.title)
        with _filing(self.home):
            path = save_article(article, self.home)
        try:
            load_article(path)  # what `update` would pass over must not be left behind
            self.update()
        except OreloreError:
            path.unlink(missing_ok=True)
            raise
        return self.article(article.id)

    def remove(self, article_id: str) -> Path:
        """Take an article out of corpus and index; its file is kept at the path returned.

        Raises UnknownArticleError, and ReadError for an article that the package ships.
        """
        file = article_files(self.folders).get(article_id)
        if file is None:
            raise self._unknown(article_id)
        if not file.is_relative_to(self.home):
            problem = f"it came with the package, in {file.parent}, and cannot be removed."
            raise ReadError(article_id, f"{problem} Set ORELORE_SHIPPED=0 to leave all such out.")
        kept = self._kept(article_id)
        with _filing(self.home):
            kept.parent.mkdir(exist_ok=True)
            file.replace(kept)
        try:
            self.update()
        except OreloreError:
            kept.replace(file)
            raise
        return kept

    def articles(self) -> list[Article]:
        """All articles in the index, by id."""
        return list(self.catalog.articles(self.live()).values())

    def article(self, article_id: str) -> Article:
        """One article. Raises UnknownArticleError."""
        article = self.catalog.article(self.live(), article_id)
        if article is None:
            raise self._unknown(article_id)
        return article

    def places(self) -> list[Place]:
        """The places of all folders, in the order of their tables. Raises TableError."""
        return [place for folder in self.folders for place in read_places(folder)]

    def kinds_of(self, publishers: Iterable[str]) -> dict[str, str]:
        """Which kind of source each publisher is, by the tables. Raises TableError."""
        rows = (row for folder in self.folders for row in read_publishers(folder).items())
        known = {name.casefold(): kind for name, kind in rows}
        return {name: known.get(name.casefold(), OTHER) for name in publishers}

    def coverage(self) -> Coverage:
        """What the index holds, in numbers. Raises TableError."""
        counts: dict[str, dict[str, int]] = {}
        live = self.live()
        for field, value, articles in self.catalog.facets(live):
            counts.setdefault(field, {})[value] = articles
        dates, publishers = counts.get("published", {}), counts.get("publisher", {})
        return Coverage(
            len(self.catalog.contents(live)),
            counts.get("country", {}),
            counts.get("mineral", {}),
            publishers,
            min(dates, default=None),
            max(dates, default=None),
            dict(Counter(self.kinds_of(publishers).values()).most_common()),
        )

    def _named(self, article: Article) -> Article:
        """The article under an id that is still free."""
        taken, name, number = article_files(self.folders), article.id, 2
        while name in taken:
            name, number = f"{article.id}-{number}", number + 1
        return replace(article, id=name)

    def _kept(self, article_id: str) -> Path:
        """Where the file of a removed article goes: beside those that bore its name before."""
        folder, number = self.home / "removed", 1
        kept = folder / f"{article_id}.md"
        while kept.exists():
            number += 1
            kept = folder / f"{article_id}-{number}.md"
        return kept

    def _refuse_duplicate(self, article: Article, source: str) -> None:
        found = self.catalog.with_fingerprint(self.live(), fingerprint(article.text))
        if found is not None:
            raise DuplicateError(source, found)

    def _unknown(self, article_id: str) -> UnknownArticleError:
        known = list(article_files(self.folders))
        holding = [name for name in known if article_id and article_id in name][:3]
        near = difflib.get_close_matches(article_id, known)
        return UnknownArticleError(article_id, holding or near)


@contextmanager
def _filing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CorpusStorageError(str(folder), error.strerror or str(error)) from error
