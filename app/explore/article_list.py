"""The list of articles as HTML: what each is about, how old it is, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import Article

from ..bridge import button
from ..html import EMPTY, counted, join, marked
from .article_search import Found, dates_of

SHOWN = 200  # articles in a list; more of them are found by a narrower search
AROUND = 90  # characters to show on either side of words that were found
LONGEST = 260  # characters of the words themselves

_ROW = Markup(
    '<li><button type="button" class="title" lang="{language}" data-read="{id}"'
    ' data-start="{start}" data-end="{end}">{title}</button>'
    '<p class="quiet">{about}</p>{excerpt}</li>'
)


def article_list(found: Sequence[Found], *, of: int) -> Markup:
    """The articles that were found, out of so many."""
    return Markup('<p class="count" role="status">{}{}</p><ol class="found">{}</ol>{}').format(
        _count(len(found), of),
        Markup(" ") + button("Show all", "delete", "") if len(found) < of else EMPTY,
        join(map(_row, found[:SHOWN])),
        _rest(len(found) - SHOWN),
    )


def about(article: Article) -> str:
    """Countries, minerals, and how many sources there are of which years."""
    sources = len(article.sources_of(0, len(article.text)))
    count = counted(sources, "source")
    years = _years(dates_of(article))
    parts = [", ".join(article.countries), ", ".join(article.minerals), f"{count}{years}"]
    return " · ".join(part for part in parts if part)


def _count(found: int, of: int) -> str:
    articles = counted(of, "article")
    if found == of:
        return articles
    return f"{found} of {articles}" if found else f"None of {articles} fits."


def _rest(more: int) -> Markup:
    if more <= 0:
        return EMPTY
    return Markup('<p class="quiet">{} more: search or filter to see them.</p>').format(more)


def _row(found: Found) -> Markup:
    article = found.article
    return _ROW.format(
        id=article.id,
        title=article.title,
        language=article.language,
        start=found.start,
        end=found.end,
        about=about(article),
        excerpt=_excerpt(found) if found.end else EMPTY,
    )


def _excerpt(found: Found) -> Markup:
    """The words that were found, with what stands around a short stretch of them."""
    text, start = found.article.text, found.start
    end = min(found.end, start + LONGEST)
    room = 0 if found.end - start > AROUND else AROUND
    first = max(text.rfind("\n", 0, start) + 1, start - room)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + room)
    before = "… " if first > 0 and text[first - 1] != "\n" and room else ""
    after = " …" if end < found.end or (room and last < len(text) and text[last] != "\n") else ""
    words = marked(text[first:last], start - first, end - first) if room else text[first:last]
    return Markup('<p class="excerpt" lang="{}">{}{}{}</p>').format(
        found.article.language, before, words, after
    )


def _years(dates: Sequence[str]) -> str:
    if not dates:
        return ", undated"
    first, last = dates[0][:4], dates[-1][:4]
    return f", {first}" if first == last else f", {first} to {last}"
