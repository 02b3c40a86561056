"""The panel of sources: the passages behind an answer, or nearest to a question, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import Answer, Article, Citation, Hit, Source

from ..html import EMPTY, article_text, join, link_out, marked
from .exchange import Exchange

EMPTY_PANEL = Markup(
    '<section class="sources"><h2>Sources</h2><p class="quiet">The passages that an answer rests '
    "on appear here, each with its publisher, its date and a link.</p></section>"
)

_SECTION = Markup(
    '<section class="sources" id="sources-{number}" {hidden}><h2>{title}</h2>'
    '<p class="quiet">{question}</p>{cards}</section>'
)
_CARD = Markup(
    '<article class="card" id="{id}" tabindex="-1" aria-label="{label}">'
    '<header>{badge}<h3 lang="{language}">{title}</h3></header>'
    '<blockquote lang="{language}">{passage}</blockquote>'
    '<ul class="publishers">{sources}</ul>'
    "<details><summary>Read the whole article</summary>"
    '<div class="whole" lang="{language}" tabindex="0">{whole}</div></details>'
    '<a class="back" href="#answer-{number}">Back to the answer</a></article>'
)


def card_id(exchange: int, card: int) -> str:
    """The id of a card, unique in a conversation."""
    return f"source-{exchange}-{card}"


def panel(exchanges: Sequence[Exchange]) -> Markup:
    """The sources of every answer so far; those of the last one are in sight."""
    answered = [(e, e.answer) for e in exchanges if e.answer is not None]
    if not answered:
        return EMPTY_PANEL
    last = answered[-1][0].number
    return join(_section(e.number, answer, is_shown=e.number == last) for e, answer in answered)


def _section(number: int, answer: Answer, *, is_shown: bool) -> Markup:
    return _SECTION.format(
        number=number,
        hidden=EMPTY if is_shown else Markup("hidden"),
        title=_title(answer),
        question=answer.question,
        cards=_cards(number, answer),
    )


def _title(answer: Answer) -> str:
    if answer.abstained:
        return "Nearest passages" if answer.nearest else "No passages"
    return "Source" if len(answer.citations) == 1 else "Sources"


def _cards(number: int, answer: Answer) -> Markup:
    if answer.abstained:
        return join(_near(number, card, hit) for card, hit in enumerate(answer.nearest, start=1))
    return join(_cited(number, citation) for citation in answer.citations)


def _cited(number: int, citation: Citation) -> Markup:
    start = citation.passage.find(citation.quote)
    return _CARD.format(
        id=card_id(number, citation.number),
        number=number,
        label=f"Source {citation.number}",
        badge=Markup('<span class="number">{}</span>').format(citation.number),
        passage=marked(citation.passage, start, start + len(citation.quote))
        if start >= 0
        else marked(citation.quote, 0, len(citation.quote)),
        sources=_sources(citation.sources, citation.as_of),
        **_article(citation.article, citation.start, citation.end),
    )


def _near(number: int, card: int, hit: Hit) -> Markup:
    chunk = hit.chunk
    return _CARD.format(
        id=card_id(number, card),
        number=number,
        label=f"Nearest passage {card}",
        badge=EMPTY,
        passage=chunk.text,
        sources=_sources(hit.article.sources_of(chunk.start, chunk.end)),
        **_article(hit.article, chunk.start, chunk.end),
    )


def _article(article: Article, start: int, end: int) -> dict[str, str]:
    return {
        "title": article.title,
        "language": article.language,
        "whole": article_text(article.text, start, end),
    }


def _sources(sources: Sequence[Source], as_of: str | None = None) -> Markup:
    return join(_source(source, f"as of {as_of} · " if as_of else "") for source in sources)


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
