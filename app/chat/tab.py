"""The tab of the conversation: its events. What it shows is made in `render` and `sources`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr
from gradio.components import Component

from orelore import Assistant, Chat, Filters, QuestionError, check_dates

from ..bridge import value_of
from .examples import EXAMPLES
from .exchange import Exchange, respond
from .filters import read_filters
from .layout import Parts, lay_out
from .render import filter_note, transcript
from .sources import EMPTY_PANEL, panel

AT_ONCE = 4  # questions answered at the same time; more of them wait in the queue
QUIET: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Conversation = tuple[Exchange, ...]
Shown = tuple[Any, Any, Conversation, Any]  # transcript, sources, conversation, question box


def chat_tab(assistant: Assistant) -> None:
    """Put the conversation into the page that is being made."""
    parts = lay_out(assistant.coverage(), EXAMPLES)
    _connect_questions(parts, assistant)
    for field in parts.fields:
        field.change(
            _choose, parts.fields, [parts.filters, parts.filter_note], queue=False, **QUIET
        )
    parts.again.click(_start_again, None, parts.shown, queue=False, **QUIET)


def _connect_questions(parts: Parts, assistant: Assistant) -> None:
    def reply(asked: str, filters: Filters, earlier: Conversation) -> Iterator[Shown]:
        chat = Chat(assistant, earlier[-1].topic if earlier else None)
        for latest in respond(chat, asked, filters, number=len(earlier) + 1):
            yield _shown(earlier, latest)

    def called(event: gr.EventData, filters: Filters, earlier: Conversation) -> Iterator[Shown]:
        yield from reply(value_of(event), filters, earlier)

    asking: dict[str, Any] = {
        "outputs": parts.shown,
        "concurrency_limit": AT_ONCE,
        "concurrency_id": "ask",
    }
    given: list[Component] = [parts.filters, parts.conversation]
    parts.question.submit(reply, [parts.question, *given], **asking, **QUIET)
    parts.transcript.select(called, given, **asking, **QUIET)


def _shown(earlier: Conversation, latest: Exchange) -> Shown:
    now = (*earlier, latest)
    cards = str(panel(now)) if latest.is_done else gr.skip()
    return str(transcript(now)), cards, now, _box_after(latest)


def _box_after(latest: Exchange) -> Any:
    """Emptied once the question is on its way, filled again when it has to be mended."""
    if latest.problem is not None:
        return latest.question
    return gr.skip() if latest.draft or latest.is_done else ""


def _start_again() -> Shown:
    return str(transcript(())), str(EMPTY_PANEL), (), ""


def _choose(
    countries: list[str], minerals: list[str], publishers: list[str], since: str, until: str
) -> tuple[Filters, str]:
    filters = read_filters(countries, minerals, publishers, since, until)
    try:
        check_dates(filters)
    except QuestionError as error:
        return filters, str(filter_note(filters, str(error)))
    return filters, str(filter_note(filters))
