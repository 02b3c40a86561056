"""The pages that the articles rest on, by month and by publisher."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orelore import Article, Source

from .groups import grouped

NO_PUBLISHER = "publisher not named"
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class Page:
    """A published page, and the ids of the articles that rest on it."""

    source: Source
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A publisher, or all that are not told one by one, with the pages."""

    name: str
    pages: tuple[Page, ...]
    is_rest: bool


@dataclass(frozen=True, slots=True)
class Months:
    """Pages by the month they were published in (`2024-05`), oldest first, and those without."""

    dated: Mapping[str, Sequence[Page]]
    year_only: Sequence[Page]
    undated: Sequence[Page]


def pages_of(articles: Iterable[Article]) -> list[Page]:
    """The pages that articles rest on, each once however many articles name it."""
    sources: dict[object, Source] = {}
    citing: dict[object, dict[str, None]] = defaultdict(dict)
    for article in articles:
        for source in article.sources or article.sources_of(0, len(article.text)):
            sources.setdefault(source.page, source)
            citing[source.page][article.id] = None
    return [Page(source, tuple(citing[page])) for page, source in sources.items()]


def pages_by_month(pages: Iterable[Page]) -> Months:
    """The pages in the order of their months; a page dated to a year belongs to no month."""
    dated: dict[str, list[Page]] = defaultdict(list)
    year_only, undated = [], []
    for page in pages:
        published = page.source.published or ""
        if month := _MONTH.match(published):
            dated[month[0]].append(page)
        elif published:
            year_only.append(page)
        else:
            undated.append(page)
    return Months(dict(sorted(dated.items())), tuple(year_only), tuple(undated))


def pages_by_publisher(pages: Iterable[Page], *, most: int) -> list[Bar]:
    """The pages of the publishers with most of them, and last those of all others together."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        found[page.source.publisher or NO_PUBLISHER].append(page)
    busiest = sorted(found, key=lambda name: (-len(found[name]), name.casefold()))
    return [
        Bar(group.name, tuple(p for name in group.members for p in found[name]), group.is_rest)
        for group in grouped(busiest, most)
    ]


def citing(pages: Iterable[Page]) -> list[str]:
    """The ids of the articles that rest on any of the pages, each once."""
    return list(dict.fromkeys(name for page in pages for name in page.articles))
