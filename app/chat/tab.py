"""The tab of the conversation: its components, and which event leads to which handler."""

from __future__ import annotations

from threading import Semaphore
from typing import Any

import gradio as gr

from orelore import Assistant, Filters, QuestionError, check_dates

from ..access.limits import Rate
from ..bridge import QUIET
from ..choices import keep_current
from .chip_events import connect_chips
from .chips import filter_note
from .events import Events, stop
from .filters import read_filters
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
    connect_chips(parts, assistant.coverage, **QUIET)
    keep_current(dict(zip(NAMED, parts.fields, strict=False)), assistant.coverage)
    chosen = [parts.filters, parts.filter_note]
    for field in parts.fields:
        field.change(choose, parts.fields, chosen, queue=False, **QUIET)
    # Each field that changed tells what all hold, maybe before the others were told.
    connect_links(parts, assistant.coverage, **QUIET).then(choose, parts.fields, chosen, **QUIET)
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


def choose(
    countries: list[str],
    minerals: list[str],
    publishers: list[str],
    kinds: list[str],
    since: str,
    until: str,
) -> tuple[Filters, str]:
    """The filters as they stand in the fields, and what is to be said of them."""
    filters = read_filters(countries, minerals, publishers, kinds, since, until)
    try:
        check_dates(filters)
    except QuestionError as error:
        return filters, str(filter_note(filters, str(error)))
    return filters, str(filter_note(filters))
