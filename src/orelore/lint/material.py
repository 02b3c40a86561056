"""What the checks look at: the articles with their sentences, the tables, the notes if there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from orelore.corpus.tables import Figure, Place, Term
from orelore.errors import TableError
from orelore.sentences import split_sentences
from orelore.types import Article, Source


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: which check, where, and what to do about it."""

    check: str
    where: str  # an article's id or a file
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} [{self.check}]"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article and the sources that close it."""

    article: Article
    text: str
    start: int
    end: int
    sources: tuple[Source, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for source in self.sources for fact in source.facts))


class _NoteSource(BaseModel):
    model_config = ConfigDict(extra="ignore")
    title: str
    publisher: str
    published: str | None = None
    url: str


class Note(BaseModel):
    """A fact as it was written down from a page, before it was told in an article."""

    model_config = ConfigDict(extra="ignore")
    id: str
    statement: str
    as_of: str | None = None
    note: str | None = None
    source: _NoteSource

    @property
    def text(self) -> str:
        """All that an article may take from it."""
        published = self.source.published and f"Published {self.source.published}"
        parts = (self.statement, self.note, self.as_of, self.source.title, published)
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Material:
    """A corpus, read."""

    articles: Mapping[str, Article]
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    terms: tuple[Term, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)  # by fact id; empty when not at hand
    readme: str = ""
    publishers: Mapping[str, str] = field(default_factory=dict)  # kind by name; empty: no table

    def ours(self) -> list[Article]:
        """The articles that name their sources, sentence by sentence."""
        return [article for article in self.articles.values() if is_ours(article)]

    def statements(self) -> Iterator[Statement]:
        """All sentences of these articles."""
        for article in self.ours():
            yield from statements(article)


def is_ours(article: Article) -> bool:
    """Whether it was written from sources; a page that was filed has no markers."""
    return bool(article.markers or article.sources)


def statements(article: Article) -> Iterator[Statement]:
    """The sentences of an article, without its headings."""
    for start, end in split_sentences(article.text, article.language):
        sources = article.sources_of(start, end)
        yield Statement(article, " ".join(article.text[start:end].split()), start, end, sources)


def read_notes(folder: Path) -> dict[str, Note]:
    """The notes of all JSON Lines files of a folder, by fact id. Raises TableError."""
    notes = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                note = Note.model_validate(json.loads(line))
            except (ValidationError, ValueError) as error:
                raise TableError(path.name, number, f"it is no note of a fact: {error}") from error
            notes[note.id] = note
    if not notes:
        raise TableError(str(folder), None, "no notes of facts (*.jsonl) lie there.")
    return notes
