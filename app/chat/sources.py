"""The panel of sources: the passages behind an answer, or nearest to a question, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import Answer, source_note

from ..html import EMPTY, join
from .copies import copy_notes
from .exchange import Exchange
from .source_card import Card, card_html, cited, near

EMPTY_PANEL = Markup(
    '<section class="sources"><h2>Sources</h2><p class="quiet">The passages that an answer rests '
    "on appear here, each with its publisher, its date and a link.</p></section>"
)

_SECTION = Markup(
    '<section class="sources" id="sources-{number}" {hidden}>{bar}<h2>{title}</h2>'
    '<p class="quiet">{question}</p>{note}{cards}</section>'
)
_BAR = Markup(
    '<div class="bar">{steps}<a class="back" href="#answer-{number}">Back to the answer</a></div>'
)
_STEPS = Markup(
    '<button type="button" class="act" data-step="-1" aria-keyshortcuts="["'
    ' aria-label="Previous source" title="Previous source, key [">‹</button>'
    '<span class="place" aria-live="polite">{}</span>'
    '<button type="button" class="act" data-step="1" aria-keyshortcuts="]"'
    ' aria-label="Next source" title="Next source, key ]">›</button>'
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
    cards, note = _cards(number, answer), source_note(answer)
    return _SECTION.format(
        number=number,
        hidden=EMPTY if is_shown else Markup("hidden"),
        bar=_bar(number, cards),
        title=_title(answer),
        question=answer.question,
        note=Markup('<p class="quiet">{}</p>').format(note) if note else EMPTY,
        cards=join(map(card_html, cards)),
    )


def _bar(number: int, cards: Sequence[Card]) -> Markup:
    """The way from card to card and back."""
    if not cards:
        return EMPTY
    steps = _STEPS.format(cards[0].label) if len(cards) > 1 else EMPTY
    return _BAR.format(steps=steps, number=number)


def _title(answer: Answer) -> str:
    if answer.abstained:
        return "Nearest passages" if answer.nearest else "No passages"
    return "Source" if len(answer.citations) == 1 else "Sources"


def _cards(number: int, answer: Answer) -> list[Card]:
    if answer.abstained:
        of = len(answer.nearest)
        return [
            near(card_id(number, place), hit, place=place, of=of)
            for place, hit in enumerate(answer.nearest, start=1)
        ]
    notes, of = copy_notes(answer.citations), len(answer.citations)
    return [
        cited(card_id(number, c.number), c, of=of, note=notes.get(c.number, ""), is_current=not i)
        for i, c in enumerate(answer.citations)
    ]
