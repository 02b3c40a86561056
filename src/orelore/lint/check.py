"""All checks of a corpus folder, and the exceptions that say why something may stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from orelore.corpus.articles import load_articles
from orelore.corpus.tables import (
    Filled,
    read_figures,
    read_glossary,
    read_places,
    read_publishers,
    read_table,
)
from orelore.errors import ArticleError
from orelore.lint.articles import check_article, check_links, check_paragraphs, check_titles
from orelore.lint.copying import check_copying
from orelore.lint.coverage import check_coverage
from orelore.lint.figures import check_against_notes, check_figures, check_rows
from orelore.lint.material import Finding, Material, read_notes
from orelore.lint.stats import check_readme
from orelore.lint.tables import check_tables

EXCEPTIONS = "exceptions.csv"
NEED_NOTES = {"copy", "coverage", "note", "row"}  # checks that find less, or nothing, without them


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Exemption:
    """A finding that may stand: its check, its place, words of it, and the reason."""

    check: Filled
    where: Filled
    words: Filled
    why: Filled

    def covers(self, finding: Finding) -> bool:
        return (self.check, self.where) == (
            finding.check,
            finding.where,
        ) and self.words in finding.problem


def load_material(folder: Path, notes: Path | None = None) -> Material:
    """A corpus folder with its tables; `notes` is a folder of the facts it was made from.

    Raises ArticleError and TableError.
    """
    if not (folder / "articles").is_dir():
        raise ArticleError(str(folder), "it is no corpus: there is no folder `articles` in it.")
    readme = folder / "README.md"
    return Material(
        load_articles([folder]),
        tuple(read_figures(folder)),
        tuple(read_places(folder)),
        tuple(read_glossary(folder)),
        read_notes(notes) if notes else {},
        readme.read_text(encoding="utf-8") if readme.exists() else "",
        read_publishers(folder),
    )


def check_corpus(material: Material, exceptions: list[Exemption]) -> list[Finding]:
    """What is wrong and not excepted, and exceptions that except nothing."""
    findings = list(_all(material))
    used = {e for e in exceptions if any(e.covers(finding) for finding in findings)}
    # Without the notes it cannot be told whether these are used.
    unsure = set() if material.notes else NEED_NOTES
    unused = [e for e in exceptions if e not in used and e.check not in unsure]
    return [f for f in findings if not any(e.covers(f) for e in exceptions)] + [
        Finding("exception", EXCEPTIONS, f"it excepts nothing: {e.check}, {e.where}, {e.words!r}.")
        for e in unused
    ]


def read_exceptions(folder: Path) -> list[Exemption]:
    """The exceptions of a corpus folder. Raises TableError."""
    return read_table(folder / EXCEPTIONS, Exemption)


def _all(material: Material) -> Iterator[Finding]:
    articles = material.articles
    return chain(
        *(check_article(article) for article in articles.values()),
        check_links(articles),
        check_titles(articles),
        check_paragraphs(articles),
        check_copying(material),
        check_figures(material),
        check_against_notes(material),
        check_rows(material),
        check_coverage(material),
        check_tables(material),
        check_readme(material),
    )
