"""The components of the conversation and where they stand; `events` connects them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component
from markupsafe import Markup

from orelore import Coverage, Filters

from ..bridge import pane
from ..choices import names_field
from ..export.menu import whole_menu
from ..keep.drawer import drawer
from .keyboard import KEYBOARD
from .render import transcript
from .sources import EMPTY_PANEL
from .turns import Turns

NAMED: Mapping[str, str] = {
    "countries": "Countries",
    "minerals": "Minerals",
    "publishers": "Publishers",
    "kinds": "Kinds of source",
}
FILTERS = Markup(
    '<button type="button" class="act" aria-expanded="false" aria-controls="filters">Filters'
    "</button>"
)
DATES = "2024 or 2024-05"


@dataclass(frozen=True)
class Parts:
    """What the events of the conversation read and write."""

    conversation: gr.State  # the exchanges so far
    turns: gr.State
    editing: gr.State  # the number of the question that is edited, or None
    filters: gr.State
    transcript: gr.HTML
    current: gr.HTML  # the exchange that is under way
    following: gr.HTML
    editing_note: gr.HTML
    question: gr.Textbox
    stop: gr.Button
    filter_note: gr.HTML
    fields: Sequence[gr.Dropdown | gr.Textbox]
    again: gr.Button
    whole_menu: gr.HTML  # of the forms to export the conversation in
    starters: gr.HTML
    kept: gr.HTML  # the conversations that are kept
    sources: gr.HTML

    @property
    def shown(self) -> list[Component]:
        """What a question changes."""
        return [
            self.transcript,
            self.current,
            self.sources,
            self.following,
            self.conversation,
            self.editing,
            self.editing_note,
            self.question,
        ]


def lay_out(coverage: Coverage) -> Parts:
    """Put the components into the page that is being made."""
    with gr.Row(elem_id="columns"):
        with gr.Column(scale=3, min_width=320, elem_id="chat"):
            said: dict[str, Any] = {
                "transcript": pane(transcript(()), "transcript", hears="ask"),
                "current": pane("", "current"),
                "following": pane("", "following"),
            }
            with gr.Column(elem_id="asking"):
                controls = _controls(coverage)
            starters = pane("", "starters")
        with gr.Column(scale=2, min_width=320, elem_id="panel"):
            sources = pane(EMPTY_PANEL, "sources")
    return Parts(**_states(), **said, **controls, starters=starters, sources=sources)


def _states() -> dict[str, Any]:
    return {
        "conversation": gr.State(()),
        "turns": gr.State(Turns()),
        "editing": gr.State(None),
        "filters": gr.State(Filters()),
    }


def _controls(coverage: Coverage) -> dict[str, Any]:
    """The question box and what belongs to it, which stay in sight."""
    editing_note = pane("", "editing")
    filter_note = pane("", "filter-note")
    with gr.Row(elem_id="question-row"):
        question = _question_box()
        stop = gr.Button("Stop", elem_id="stop", scale=0, min_width=80)
    with gr.Row(elem_id="controls"):
        pane(str(FILTERS), "filters-button")
        fields = _filter_fields(coverage)
        again = gr.Button("Start again", size="sm", elem_id="again", scale=0, min_width=90)
        menu = pane(whole_menu(), "conversation-menu")
        kept = drawer()
        pane(KEYBOARD, "keyboard")
    return {
        "editing_note": editing_note,
        "question": question,
        "stop": stop,
        "filter_note": filter_note,
        "fields": fields,
        "again": again,
        "whole_menu": menu,
        "kept": kept,
    }


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        show_label=False,
        placeholder="A metal, a mine, a deal …",
        lines=1,
        max_lines=6,
        submit_btn="Ask",
        autofocus=True,
        elem_id="question",
        html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
    )


def _filter_fields(coverage: Coverage) -> list[gr.Dropdown | gr.Textbox]:
    # No accordion: what is in a closed one changes piece by piece when all its fields are set.
    with gr.Column(elem_id="filters"):
        with gr.Row():
            names = [
                names_field(label, field, coverage, elem_id=field, min_width=180)
                for field, label in NAMED.items()
            ]
        with gr.Row():
            since = gr.Textbox(label="Published since", placeholder=DATES, elem_id="since")
            until = gr.Textbox(label="Published until", placeholder=DATES, elem_id="until")
    return [*names, since, until]
