"""Filters as conditions on the catalog's `facets` table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orelore.types import Article, Chunk, Filters

Condition = tuple[str, list[str]]  # SQL on a row of `facets`, and its parameters


def facets_of(article: Article, chunk: Chunk) -> Iterator[tuple[str, str]]:
    """What a chunk can be filtered by: (field, value) pairs."""
    sources = article.sources_of(chunk.start, chunk.end)
    yield from (("country", name) for name in article.countries)
    yield from (("mineral", name) for name in article.minerals)
    yield from (("publisher", source.publisher) for source in sources if source.publisher)
    yield from (("published", source.published) for source in sources if source.published)


def facet_keys(article: Article, chunk: Chunk) -> set[tuple[str, str]]:
    """The facets of a chunk as they are told apart: without case."""
    return {(field, value.casefold()) for field, value in facets_of(article, chunk)}


def conditions(filters: Filters) -> Iterator[Condition]:
    """One condition a field; a chunk must meet them all."""
    fields: dict[str, Sequence[str]] = {
        "country": filters.countries,
        "mineral": filters.minerals,
        "publisher": filters.publishers,
    }
    for field, values in fields.items():
        if values:
            marks = ", ".join("?" * len(values))
            yield (f"field = '{field}' AND folded IN ({marks})"), _folded(values)
    if filters.since or filters.until:
        yield _date_condition(filters.since, filters.until)


def _date_condition(since: str | None, until: str | None) -> Condition:
    # A date may stop at the month or year: `2024` is within any range that touches 2024.
    # '~' sorts behind every digit and hyphen.
    sql, values = "field = 'published'", []
    if since:
        sql, values = f"{sql} AND folded || '~' >= ?", [since]
    if until:
        sql, values = f"{sql} AND folded <= ?", [*values, f"{until}~"]
    return sql, values


def _folded(values: Sequence[str]) -> list[str]:
    return [value.casefold() for value in values]
