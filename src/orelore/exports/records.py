"""References -> one record for each distinct source, as reference managers keep them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orelore.exports.locators import note
from orelore.exports.plain import date_parts, one_line, web_address
from orelore.exports.references import Reference
from orelore.types import Article, Source

_LONGEST_NAME = 30  # characters of a key, before the year


@dataclass(frozen=True, slots=True)
class Record:
    """A source under its key, with a line for each quote that it backs.

    The texts of the source are on one line each; its `url` is an address of the web or None.
    """

    key: str  # small Latin letters, digits and hyphens; no other record has it
    source: Source
    notes: tuple[str, ...]  # the quote and where it stands, which `read_note` reads back


def to_records(references: Sequence[Reference]) -> list[Record]:
    """The sources behind some references, in order of first mention.

    Sources are one when they have the same address; without one, the same title, publisher and
    date. Keys depend on the sources before them only: what is asked later changes none.
    """
    sources: dict[object, Source] = {}
    notes: dict[object, dict[str, None]] = {}
    for reference in references:
        citation = reference.citation
        for source in _sources(reference):
            line = note(reference.locator, citation.quote, source.as_of(citation.as_of))
            sources.setdefault(source.page, source)
            notes.setdefault(source.page, {})[line] = None
    keys = _keys(list(sources.values()))
    return [
        Record(key, _tidied(source), tuple(notes[page]))
        for key, (page, source) in zip(keys, sources.items(), strict=True)
    ]


def _sources(reference: Reference) -> tuple[Source, ...]:
    """The sources of a reference; the article itself where it names none."""
    return reference.citation.sources or (_as_source(reference.citation.article),)


def _as_source(article: Article) -> Source:
    publisher = article.publisher or ""
    return Source("own", article.title, publisher, article.published, article.url)


def _keys(sources: Sequence[Source]) -> Iterator[str]:
    """`steppeherald2024`, `steppeherald2024-2`, ...: publisher and year, then a number."""
    # Slow to import, and most commands write no keys.
    from slugify import slugify

    taken: dict[str, int] = {}
    for source in sources:
        name = slugify(source.publisher or source.title, separator="", max_length=_LONGEST_NAME)
        year = next(iter(date_parts(source.published)), "")
        key = f"{name or 'source'}{year}"
        taken[key] = taken.get(key, 0) + 1
        yield key if taken[key] == 1 else f"{key}-{taken[key]}"


def _tidied(source: Source) -> Source:
    return replace(
        source,
        title=one_line(source.title),
        publisher=one_line(source.publisher),
        published=one_line(source.published) if source.published else None,
        url=web_address(source.url),
    )
