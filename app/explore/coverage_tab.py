"""The tab that shows what the corpus covers, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from orelore import Article, Assistant, Coverage

from ..figures.coverage_figures import timeline_note
from ..figures.embed import fetched
from ..figures.pages import pages_of
from ..html import EMPTY, counted
from .beside import beside
from .coverage_table import month_table, publisher_table, subject_table
from .listing import listing
from .thin_spots import thin_spots

HINT = "Choose a cell, a month or a publisher: here you see the articles and sources behind it."
NO_ARTICLES = "The corpus holds no articles yet."
CELLS = "An article on several minerals or countries counts in each of their cells."
_QUIET = Markup('<p class="quiet">{}</p>')
_PART = Markup("<section><h2>{title}</h2>{note}{figure}{table}</section>")


def coverage_tab(assistant: Assistant) -> None:
    """Put the figures of the coverage into the page that is being made."""

    @lru_cache(maxsize=1)  # the same for each visit, until the corpus changes
    def page(_version: str) -> Markup:
        return coverage_page(assistant.articles(), assistant.coverage())

    beside(
        lambda: page(assistant.version),
        lambda value: listing(value, assistant.articles()),
        names=("coverage", "listing"),
        hint=HINT,
    )


def coverage_page(articles: Sequence[Article], coverage: Coverage) -> Markup:
    """Numbers in words, the figures with the same as tables, and what is thin."""
    if not articles:
        return _QUIET.format(NO_ARTICLES)
    subjects = _part(
        "Minerals and countries",
        " ".join(filter(None, (CELLS, cells_note(articles)))),
        fetched("subjects", label="Articles by mineral and country, as a heat map"),
        subject_table(articles),
    )
    thin = Markup("<section><h2>Where it is thin</h2>{}</section>").format(
        thin_spots(articles, coverage)
    )
    months = _part(
        "Sources over time",
        timeline_note(articles),
        fetched("timeline", label="Pages by the month they were published in, as bars"),
        month_table(articles),
    )
    publishers = _part(
        "Busiest publishers",
        "",
        fetched("publishers", label="Pages of the busiest publishers, as bars"),
        publisher_table(articles),
    )
    words = Markup('<p class="extent">{}</p>').format(extent(articles, coverage))
    return Markup("").join((words, subjects, thin, months, publishers))


def extent(articles: Sequence[Article], coverage: Coverage) -> str:
    """What the corpus holds, in a sentence or two."""
    pages = counted(len(pages_of(articles)), "published page")
    by = counted(len(coverage.publishers), "publisher")
    said = f"{counted(len(articles), 'article')} rest on {pages} by {by}"
    if len(articles) == 1:
        said = said.replace(" rest ", " rests ")
    if not coverage.since or not coverage.until:
        return f"{said}."
    return f"{said}. The oldest is of {coverage.since}, the newest of {coverage.until}."


def cells_note(articles: Sequence[Article]) -> str:
    """How many articles stand in no cell; empty where all do."""
    missing = sum(not (article.countries and article.minerals) for article in articles)
    return (
        f"Not shown: {counted(missing, 'article')} without a mineral or country." if missing else ""
    )


def _part(title: str, note: str, figure: Markup, table: Markup) -> Markup:
    told = _QUIET.format(note) if note else EMPTY
    return _PART.format(title=title, note=told, figure=figure, table=table)
