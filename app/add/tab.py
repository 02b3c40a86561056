"""The tab to add articles: its components, and the events that connect them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from orelore import Assistant, Settings

from ..access.sign_in import MayAdd
from ..bridge import QUIET, pane
from .desk import Desk
from .events import Events
from .filing import Filing
from .ledger import Ledger
from .picker import picker
from .reading import Reading
from .render import drafts

READ_AT_ONCE = 2  # documents that are read at the same time, of all readers together


def add_tab(assistant: Assistant, settings: Settings, may_add: MayAdd) -> None:
    """Put the tab into the page that is being made, where articles may be added at all."""
    if settings.adding == "nothing":
        return
    is_shown = settings.users is None
    with gr.Tab("Add", id="add", elem_id="tab-add", visible=is_shown) as tab:
        parts = _lay_out(settings)
    events = Events(Reading(assistant, settings), Filing(assistant, Ledger(settings.data)), may_add)
    _connect(parts, events)
    gr.on(None, events.opened, None, [tab, parts.added], queue=False, **QUIET)


@dataclass(frozen=True)
class Parts:
    """What the events of the tab read and write."""

    desk: gr.State
    picker: gr.HTML
    drafts: gr.HTML
    added: gr.HTML


def _lay_out(settings: Settings) -> Parts:
    script = "window.orelore.picks(element, trigger, upload);"
    with gr.Column(elem_id="add"):
        chosen = gr.HTML(
            str(picker(settings)), elem_id="picker", js_on_load=script, apply_default_css=False
        )
        papers = pane(str(drafts(())), "drafts")
        listed = pane("", "added")
    return Parts(gr.State(Desk()), chosen, papers, listed)


def _connect(parts: Parts, events: Events) -> None:
    # Each event counts, also while another one is on its way; by default the later is dropped.
    sent: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
    writes: dict[str, Any] = {
        "concurrency_id": "file",
        "concurrency_limit": 1,
    }  # the index has one writer
    parts.picker.submit(
        events.given, parts.desk, parts.drafts, concurrency_limit=READ_AT_ONCE, **sent
    )
    parts.drafts.submit(events.filed, parts.desk, [parts.drafts, parts.added], **writes, **sent)
    parts.drafts.delete(events.discarded, parts.desk, parts.drafts, queue=False, **sent)
    parts.added.delete(events.removed, None, parts.added, **writes, **sent)
