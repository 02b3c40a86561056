"""An article as HTML: its text with numbers that lead to its sources, and questions about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup

from orelore import Article, Source

from ..bridge import ask_button, button
from ..glance import glance
from ..html import EMPTY, article_text, join, link_out
from .article_list import about

CLOSED = Markup('<p class="quiet choose">Choose an article to read it here.</p>')

_PAGE = Markup(
    '<article class="reading" data-id="{id}" aria-labelledby="reading-title">'
    '<p class="acts">{close} <a class="act" data-link href="{link}">Link to this {what}</a>'
    '<span class="told" role="status"></span></p>'
    '<h2 id="reading-title" tabindex="-1" lang="{language}">{title}</h2>'
    '<p class="quiet">{about}</p>{origin}{asking}'
    '<div class="body" lang="{language}">{text}</div>{sources}</article>'
)
_SOURCE = Markup(
    '<li id="ref-{number}" tabindex="-1"><span class="number">{number}</span><div>'
    '<strong>{publisher}</strong>, <span class="when">{date}</span><br>{title}</div>{glance}</li>'
)


def article_page(
    article: Article, start: int = 0, end: int = 0, *, asked: Sequence[str] = ()
) -> Markup:
    """The article, with the words from `start` to `end` highlighted and questions to ask."""
    numbers = {source.key: number for number, source in enumerate(article.sources, start=1)}
    at_passage = 0 <= start < end
    return _PAGE.format(
        id=article.id,
        close=button("Close", "delete", "", label="Close the article"),
        link=address(article.id, start, end) if at_passage else address(article.id),
        what="passage" if at_passage else "article",
        language=article.language,
        title=article.title,
        about=about(article),
        origin=_origin(article),
        asking=_asking(asked),
        text=article_text(article.text, start, end, _notes(article, numbers)),
        sources=_sources(article.sources),
    )


def unknown(article_id: str) -> Markup:
    """That there is no such article."""
    return Markup(
        '<div class="reading missing" role="alert"><p>There is no article “{}” here. It may have '
        "been taken out, or the link may be incomplete.</p>{}</div>"
    ).format(article_id, button("Close", "delete", ""))


def address(article_id: str, start: int = 0, end: int = 0) -> str:
    """Where the page opens the article by itself; `articles.js` reads it."""
    passage = f"/{start}-{end}" if end else ""
    return f"#article/{quote(article_id, safe='')}{passage}"


def _origin(article: Article) -> Markup:
    """Who wrote or published an article that is its own source, and of which it is a copy."""
    parts = [
        article.author,
        article.publisher,
        f"written {article.published}" if article.published else "",
        link_out(article.url, "Original page") if article.url else "",
        f"in the language “{article.language}”" if article.language != "en" else "",
        f"a near copy of “{article.copy_of}”" if article.copy_of else "",
    ]
    told = Markup(" · ").join(part for part in parts if part)  # what is no Markup is escaped
    return Markup('<p class="quiet">{}</p>').format(told) if told else EMPTY


def _asking(questions: Sequence[str]) -> Markup:
    buttons = join((ask_button(question, question) for question in questions), " ")
    if not buttons:
        return EMPTY
    return Markup(
        '<div class="asking" role="group" aria-label="Ask about this article">'
        '<p class="label">Ask about this article</p>{}</div>'
    ).format(buttons)


def _notes(article: Article, numbers: Mapping[str, int]) -> dict[int, Markup]:
    """The numbers of the sources, by the offset at which their sentence ends."""
    return {
        marker.offset: Markup("\u202f")
        + join(map(_cite, sorted(numbers[key] for key in marker.keys if key in numbers)))
        for marker in article.markers
    }


def _cite(number: int) -> Markup:
    link = Markup('<a class="cite" href="#ref-{0}" aria-label="Source {0}">[{0}]</a>')
    return link.format(number)


def _sources(sources: tuple[Source, ...]) -> Markup:
    if not sources:
        return EMPTY
    rows = join(_source(number, source) for number, source in enumerate(sources, start=1))
    return Markup('<h3>Sources</h3><ol class="references">{}</ol>').format(rows)


def _source(number: int, source: Source) -> Markup:
    title = source.title or source.url or "Untitled"
    return _SOURCE.format(
        number=number,
        publisher=source.publisher or "Publisher not named",
        date=source.published or "no date",
        title=link_out(source.url, title),
        glance=glance("", title, [source]),
    )
