"""From clicks in our HTML to events of Gradio. `static/bridge.js` is the other side.

In the HTML of a component made by `pane`:

- `data-do="EVENT" data-value="VALUE"` on a button triggers EVENT, one of those that `gr.HTML` has
  (`select`, `retry`, `edit`, `like`, `delete`, ...), and `value_of` gives VALUE to its handler;
- `data-submit="EVENT"` on a form triggers EVENT with its fields as JSON when it is sent;
- a click on a point of a figure triggers `select` with the customdata of the point as JSON.

Anywhere in the page, without a handler of its own:

- `data-ask="QUESTION"` asks the question in the first tab;
- `data-read="ARTICLE" data-start="N" data-end="N"` opens the article in its tab, at the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

# Of an event of ours: no veil over what it changes, and no way to it but the page.
QUIET: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

# Gradio may make a component before the scripts of the page are there.
_LISTEN = (
    "(function listen() {{ if (!window.orelore) return setTimeout(listen, 10);"
    " window.orelore.listen(element, trigger, {}); }})();"
)


def pane(value: str | Callable[[], str], name: str, *, hears: str = "") -> gr.HTML:
    """HTML of ours with the id `name`, made anew for each visit where `value` is a function.

    `hears` names what the page calls it for: `ask`, `read`.
    """
    script = _LISTEN.format(f'"{hears}"')
    shown = str(value() if callable(value) else value)
    component = gr.HTML(shown, elem_id=name, js_on_load=script, apply_default_css=False)
    if callable(value):
        # Without a trigger it is when the page is loaded.
        gr.on(None, value, None, component, queue=False, **QUIET)
    return component


def value_of(event: gr.EventData) -> Any:
    """The `data-value` of the button that was clicked, or what the page was called with."""
    return event._data["value"]


def button(text: str, event: str, value: object, *, label: str = "", kind: str = "") -> Markup:
    """A button that triggers an event; `label` is read out instead of the text."""
    return Markup(
        '<button type="button" class="act {kind}" data-do="{event}" data-value="{value}"{label}>'
        "{text}</button>"
    ).format(
        kind=kind,
        event=event,
        value=value,
        label=Markup(' aria-label="{}" title="{}"').format(label, label) if label else "",
        text=text,
    )


def ask_button(text: str, question: str) -> Markup:
    """A button that asks a question."""
    return Markup('<button type="button" class="act" data-ask="{}">{}</button>').format(
        question, text
    )


def read_button(text: str, article_id: str, start: int = 0, end: int = 0) -> Markup:
    """A button that opens an article, at a passage of it."""
    return Markup(
        '<button type="button" class="act" data-read="{}" data-start="{}" data-end="{}">{}</button>'
    ).format(article_id, start, end, text)
