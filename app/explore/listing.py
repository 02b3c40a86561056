"""What stands behind a cell, a month or a publisher: the articles and the pages, as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from orelore import Article

from ..bridge import read_button
from ..figures.coverage_figures import publishers_of, subjects_of
from ..figures.pages import NO_PUBLISHER, Page, pages_by_month, pages_of
from ..html import EMPTY, counted, join, link_out
from .beside import details

MOST = 50  # pages listed at once
_ARTICLE = Markup('<li>{}<span class="quiet">{}</span></li>')
_PAGE = Markup('<li>{title}<span class="quiet">{about}</span>{read}</li>')


def listing(value: str, articles: Sequence[Article]) -> Markup:
    """What stands behind the customdata of a figure of the coverage, or a button with the same.

    `["subject", country, mineral]`, `["mineral", mineral]`, `["month", "2024-05"]` or
    `["publisher", name]`; of others, that there is nothing.
    """
    kind, *names = json.loads(value)
    title = ", ".join(names)
    if kind == "subject":
        return details("listing", title, _articles(_of_subject(names, articles), title))
    if kind == "mineral":
        return details(
            "listing", title, _articles([a for a in articles if names[0] in a.minerals], title)
        )
    pages = _of_month(names, articles) if kind == "month" else _of_publisher(names, articles)
    return details("listing", title, _pages(pages, {a.id: a.title for a in articles}))


def _of_subject(names: Sequence[str], articles: Sequence[Article]) -> list[Article]:
    cells = (cell for row in subjects_of(articles) for cell in row)
    ids = next((c.articles for c in cells if [c.country, c.mineral] == list(names)), ())
    return [article for article in articles if article.id in ids]


def _of_month(names: Sequence[str], articles: Sequence[Article]) -> Sequence[Page]:
    return pages_by_month(pages_of(articles)).dated.get(names[0], ())


def _of_publisher(names: Sequence[str], articles: Sequence[Article]) -> Sequence[Page]:
    return next((bar.pages for bar in publishers_of(articles) if bar.name == names[0]), ())


def _articles(articles: Sequence[Article], title: str) -> Markup:
    if not articles:
        return Markup("<p>No article of the corpus is on {}.</p>").format(title)
    items = join(
        _ARTICLE.format(read_button(a.title, a.id), ", ".join((*a.minerals[:3], *a.countries[:3])))
        for a in articles
    )
    told = counted(len(articles), "article")
    return Markup('<p>{}.</p><ul class="listed">{}</ul>').format(told, items)


def _pages(pages: Sequence[Page], titles: Mapping[str, str]) -> Markup:
    if not pages:
        return Markup("<p>There are no pages here.</p>")
    newest = sorted(pages, key=lambda page: page.source.published or "", reverse=True)
    more = f" The newest {MOST} are listed." if len(pages) > MOST else ""
    told = f"{counted(len(pages), 'page')} that the articles rest on.{more}"
    items = join(_page(page, titles) for page in newest[:MOST])
    return Markup('<p>{}</p><ul class="listed">{}</ul>').format(told, items)


def _page(page: Page, titles: Mapping[str, str]) -> Markup:
    source = page.source
    return _PAGE.format(
        title=link_out(source.url, source.title),
        about=f"{source.publisher or NO_PUBLISHER}, {source.published or 'not dated'}",
        read=join(_reading(page.articles, titles)),
    )


def _reading(ids: Iterable[str], titles: Mapping[str, str]) -> Iterator[Markup]:
    known = [name for name in ids if name in titles]
    yield Markup('<span class="unseen">Used in: </span>') if known else EMPTY
    for name in known:
        yield read_button(titles[name], name)
