"""The row of buttons under each exchange. Other parts of the page put theirs into it here."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..bridge import button
from ..export.menu import answer_export
from ..feedback.tools import opinion_note, thumbs
from ..html import join
from .exchange import Exchange
from .link import query_of

_LINK = Markup(
    '<button type="button" class="act" data-link="{query}"'
    ' aria-label="{label}" title="{label}">Link</button>'
)


def tools(exchange: Exchange, *, is_last: bool) -> Markup:
    """What can be done with an exchange. Only the last one can be tried again."""
    row = Markup('<div class="tools">{}</div>').format(join(_buttons(exchange, is_last=is_last)))
    return row + opinion_note(exchange.number, exchange.opinion)


def _buttons(exchange: Exchange, *, is_last: bool) -> Iterator[Markup]:
    number = exchange.number
    if exchange.answer is not None:
        yield thumbs(number, exchange.opinion)
        yield answer_export(number, exchange.answer)
    if is_last:
        yield button("Retry", "retry", number, label=f"Retry question {number}")
    yield button("Edit", "edit", number, label=f"Edit question {number}")
    if exchange.question.strip():
        yield _LINK.format(query=query_of(exchange), label=f"Link to question {number}")
