"""The components of the page and where they stand; what connects them is in `page`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component

from orelore import Coverage, Filters

from ..bridge import pane
from .render import starters, transcript
from .sources import EMPTY_PANEL

DATES = "2024, 2024-05 or 2024-05-31"


@dataclass(frozen=True)
class Parts:
    """What the events of the page read and write."""

    filters: gr.State
    conversation: gr.State
    transcript: gr.HTML
    question: gr.Textbox
    filter_note: gr.HTML
    fields: Sequence[gr.Dropdown | gr.Textbox]
    again: gr.Button
    sources: gr.HTML

    @property
    def shown(self) -> list[Component]:
        """What a question changes."""
        return [self.transcript, self.sources, self.conversation, self.question]


def lay_out(coverage: Coverage, examples: Sequence[str]) -> Parts:
    """Put the components into the page that is being made."""
    filters, conversation = gr.State(Filters()), gr.State(())
    with gr.Row(elem_id="columns"):
        with gr.Column(scale=3, min_width=320, elem_id="chat"):
            talk = pane(transcript(()), "transcript", hears="ask")
            question = _question_box()
            filter_note = pane("", "filter-note")
            pane(starters(examples), "starters")
            fields = _filter_fields(coverage)
            again = gr.Button("Start again", size="sm", elem_id="again")
        with gr.Column(scale=2, min_width=320, elem_id="panel"):
            sources = pane(EMPTY_PANEL, "sources")
    return Parts(filters, conversation, talk, question, filter_note, fields, again, sources)


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        placeholder="A metal, a mine, a deal …",
        lines=1,
        max_lines=6,
        submit_btn="Ask",
        autofocus=True,
        elem_id="question",
        html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
    )


def _filter_fields(coverage: Coverage) -> list[gr.Dropdown | gr.Textbox]:
    with gr.Accordion("Filters", open=False, elem_id="filters"):
        with gr.Row():
            names = [
                _names("Countries", coverage.countries),
                _names("Minerals", coverage.minerals),
                _names("Publishers", coverage.publishers),
            ]
        with gr.Row():
            since = gr.Textbox(label="Published since", placeholder=DATES, elem_id="since")
            until = gr.Textbox(label="Published until", placeholder=DATES, elem_id="until")
    return [*names, since, until]


def _names(label: str, articles: Mapping[str, int]) -> gr.Dropdown:
    """A choice of several names, each with its number of articles."""
    choices: list[Any] = [(f"{name} ({count})", name) for name, count in articles.items()]
    return gr.Dropdown(
        choices, label=label, value=[], multiselect=True, elem_id=label.lower(), min_width=180
    )
