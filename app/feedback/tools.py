"""Thumbs and a comment under an answer."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from orelore import LONGEST_COMMENT

from ..html import EMPTY, join
from .opinion import Opinion, Thumb

THUMBS: Mapping[Thumb, str] = {"up": "Good answer", "down": "Bad answer"}
_ICON = Markup(
    '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">'
    '<path d="M7 10.5 11 3c1.6 0 2.6 1.2 2.3 2.8L12.6 9.5H18a2.2 2.2 0 0 1 2.1 2.7'
    'l-1.3 6A2.3 2.3 0 0 1 16.5 20H7zM3.5 10.5H7V20H3.5z"/></svg>'
)
_THUMBS = Markup(
    '<span class="thumbs" role="group" aria-label="Your opinion of answer {}">{}</span>'
)
_THUMB = Markup(
    '<button type="button" class="act thumb {thumb}" data-do="like" data-value="{number} {thumb}"'
    ' aria-label="{label}" title="{label}" aria-pressed="{pressed}">{icon}</button>'
)
_OPINION = Markup(
    '<div class="opinion"><p class="quiet">{thanks}: your question, this answer and your opinion of'
    ' it, but not who you are.</p><form class="comment" data-submit="submit">'
    '<input type="hidden" name="number" value="{number}">'
    '<label for="comment-{number}">{label}</label>'
    '<textarea id="comment-{number}" name="comment" rows="2" maxlength="{longest}">{comment}'
    '</textarea><button class="act">Send</button></form></div>'
)


def thumbs(number: int, opinion: Opinion | None) -> Markup:
    """The two thumbs, one of them pressed after an opinion."""
    given = opinion.thumb if opinion else None
    buttons = join(
        _THUMB.format(
            number=number,
            thumb=thumb,
            label=label,
            pressed="true" if thumb == given else "false",
            icon=_ICON,
        )
        for thumb, label in THUMBS.items()
    )
    return _THUMBS.format(number, buttons)


def opinion_note(number: int, opinion: Opinion | None) -> Markup:
    """Thanks for an opinion, what is kept of it, and the place for a comment."""
    if opinion is None:
        return EMPTY
    thanks = "Thanks, kept on this server"
    return _OPINION.format(
        number=number,
        thanks=f"{thanks} with your comment" if opinion.comment else thanks,
        label="Your comment" if opinion.comment else "What is good or wrong? You need not say.",
        longest=LONGEST_COMMENT,
        comment=opinion.comment,
    )
