"""The tab of the conversation: its components, and which event leads to which handler."""

from __future__ import annotations

from threading import Semaphore
from typing import Any

import gradio as gr

from orelore import Assistant

from ..access.limits import Rate
from ..bridge import QUIET
from ..choices import keep_current
from .chip_events import connect_chips
from .choosing import connect_fields
from .events import Events, stop
from .layout import NAMED, Parts, lay_out
from .link_events import connect_links
from .suggestions import starters

AT_ONCE = 4  # answers made at the same time; more of them wait for their turn


def chat_tab(assistant: Assistant, limit: Rate) -> Parts:
    """Put the conversation into the page that is being made."""
    parts = lay_out(assistant.coverage())
    events = Events(parts, assistant, limit, Semaphore(AT_ONCE))
    _connect_questions(parts, events)
    _connect_controls(parts, events)
    connect_fields(parts, queue=False, **QUIET)
    connect_chips(parts, assistant.coverage, queue=False, **QUIET)
    connect_links(parts, assistant, queue=False, **QUIET)
    keep_current(dict(zip(NAMED, parts.fields[: len(NAMED)], strict=True)), assistant)
    # When the page is there, so that it opens without waiting for them.
    gr.on(None, lambda: str(starters(assistant)), None, parts.starters, queue=False, **QUIET)
    return parts


def _connect_questions(parts: Parts, events: Events) -> None:
    asking: dict[str, Any] = {
        "outputs": parts.shown,
        "concurrency_limit": None,  # `events` counts the answers that are made at once
        "trigger_mode": "multiple",  # a new question ends the one under way
        **QUIET,
    }
    given = [parts.filters, parts.conversation, parts.turns]
    for asked in (
        parts.question.submit(events.submit, [parts.question, *given, parts.editing], **asking),
        parts.transcript.select(events.call, given, **asking),
        parts.transcript.retry(events.retry, given, **asking),
        parts.transcript.apply(events.mend, given, **asking),
    ):
        asked.then(events.follow, parts.conversation, parts.following, **QUIET)


def _connect_controls(parts: Parts, events: Events) -> None:
    at_once: dict[str, Any] = {"queue": False, **QUIET}
    editing = [parts.question, parts.editing, parts.editing_note]
    parts.stop.click(stop, parts.turns, None, **at_once)
    parts.transcript.edit(events.edit, parts.conversation, editing, **at_once)
    parts.editing_note.undo(events.end_editing, None, editing, **at_once)
    parts.again.click(events.start_again, parts.turns, parts.shown, **at_once)
