"""Figures or a table, and beside them the details of what was chosen in them.

On a phone the details come up from below, over the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from orelore import OreloreError

from ..bridge import QUIET, button, pane, value_of
from ..html import wrong

log = logging.getLogger(__name__)

Show = Callable[[str], Markup]  # the value of what was chosen -> its details
_AT_ONCE: Mapping[str, Any] = {"queue": False, **QUIET}
_DETAILS = Markup(
    '<section class="details" aria-labelledby="{name}-title">{close}'
    '<h2 id="{name}-title" tabindex="-1">{title}</h2>{body}</section>'
)


def beside(main: Callable[[], Markup], show: Show, *, names: tuple[str, str], hint: str) -> None:
    """Put both into the page that is being made; `main` is called for each visit.

    `names` are the ids of both; `hint` stands where nothing is chosen.
    """
    nothing = str(Markup('<p class="quiet hint">{}</p>').format(hint))

    def chosen(event: gr.EventData) -> str:
        return str(guarded(lambda: show(value_of(event))))

    with gr.Row(elem_classes="beside"):
        with gr.Column(scale=5, min_width=320):
            looked_at = pane(lambda: str(guarded(main)), names[0])
        with gr.Column(scale=2, min_width=300, elem_classes="beside-details"):
            details = pane(nothing, names[1])
    for component in (looked_at, details):
        component.select(chosen, None, details, **_AT_ONCE)
    details.delete(lambda: nothing, None, details, **_AT_ONCE)


def details(name: str, title: str, body: Markup) -> Markup:
    """What was chosen, with a title and a button to close it."""
    close = button("Close", "delete", "", label=f"Close {title}", kind="close")
    return _DETAILS.format(name=name, close=close, title=title, body=body)


def guarded(make: Callable[[], Markup]) -> Markup:
    """What is made, or in words why it cannot be."""
    try:
        return make()
    except OreloreError as error:
        return wrong(error)
    except Exception:  # a fault of ours must not leave the reader without a word
        log.exception("A part of the page could not be made.")
        return wrong("This could not be shown. The log of the server tells why.")
