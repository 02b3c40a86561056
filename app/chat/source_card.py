"""One source as a card: the quote in its article, who published it and when, and ways onward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from orelore import Article, Citation, Hit, Source

from ..bridge import read_button
from ..glance import glance, so
from ..html import EMPTY, article_text, join, link_out

# The page shows the article around the quote in the card that is read, the quote in the others.
_CARD = Markup(
    '<article class="card{kind}" id="{id}" tabindex="-1" aria-label="{label}">'
    '<header>{badge}<h3 lang="{language}"><a href="#{id}">{title}</a></h3></header>'
    '<blockquote class="quote" lang="{language}">{quote}</blockquote>'
    '<div class="whole" lang="{language}" tabindex="0" role="region" aria-label="Article">{whole}'
    '</div><ul class="publishers">{sources}</ul>{note}<p class="acts">{read}</p>'
    "{glance}</article>"
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `start` and `end` are those of the quote in the article."""

    id: str
    label: str
    article: Article
    quote: str
    start: int
    end: int
    sources: Sequence[Source]
    number: int | None = None  # in the text of the answer; None for a passage that is only near
    as_of: str | None = None
    note: str = ""
    is_current: bool = False


def cited(card_id: str, citation: Citation, *, of: int, note: str, is_current: bool) -> Card:
    """The card of a citation, one `of` so many."""
    return Card(
        card_id,
        f"Source {citation.number} of {of}",
        citation.article,
        citation.quote,
        citation.start,
        citation.end,
        citation.sources,
        citation.number,
        citation.as_of,
        note,
        is_current,
    )


def near(card_id: str, hit: Hit, *, place: int, of: int) -> Card:
    """The card of a passage to read when nothing answers, at its place among so many."""
    chunk = hit.chunk
    return Card(
        card_id,
        f"Nearest passage {place} of {of}",
        hit.article,
        chunk.text,
        chunk.start,
        chunk.end,
        hit.article.sources_of(chunk.start, chunk.end),
        is_current=place == 1,
    )


def card_html(card: Card) -> Markup:
    """The card, with what its number shows at a glance."""
    article = card.article
    return _CARD.format(
        kind=("" if card.number else " near") + (" current" if card.is_current else ""),
        id=card.id,
        label=card.label,
        badge=_badge(card.number),
        language=article.language,
        title=article.title,
        quote=card.quote,
        whole=article_text(article.text, card.start, card.end),
        sources=join(_source(source, so(source.as_of(card.as_of))) for source in card.sources),
        note=Markup('<p class="copies">{}</p>').format(card.note) if card.note else EMPTY,
        read=read_button("Open in Articles", article.id, card.start, card.end),
        glance=glance(article.language, card.quote, card.sources, card.as_of),
    )


def _badge(number: int | None) -> Markup:
    return Markup('<span class="number">{}</span>').format(number) if number else EMPTY


def _source(source: Source, as_of: str) -> Markup:
    """When what was quoted was so, who published it, when, under what title, and the way there."""
    return Markup(
        '<li><span class="when">{}</span><strong>{}</strong>, <span class="when">{}</span>'
        "<br>{}</li>"
    ).format(
        as_of,
        source.publisher or "Publisher not named",
        source.published or "no date",
        link_out(source.url, source.title or source.url or "Untitled"),
    )
