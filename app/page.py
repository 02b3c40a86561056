"""The page: its events and serving it. What it shows is made in `render` and `sources`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import gradio as gr

from orelore import Assistant, Chat, Filters, QuestionError, SettingsError, check_dates

from .chat.examples import EXAMPLES
from .chat.exchange import Exchange, respond
from .chat.filters import read_filters
from .chat.layout import Parts, lay_out
from .chat.render import filter_note, transcript
from .chat.sources import EMPTY_PANEL, panel
from .theme import STATIC, theme

AT_ONCE = 4  # questions answered at the same time; more of them wait in the queue
QUIET: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Conversation = tuple[Exchange, ...]
Shown = tuple[Any, Any, Conversation, Any]  # transcript, sources, conversation, question box


def create_page(assistant: Assistant, *, examples: Sequence[str] = EXAMPLES) -> gr.Blocks:
    """A chat page around an assistant that is already open."""
    page = gr.Blocks(title="Orelore", analytics_enabled=False, fill_width=True)
    with page:
        parts = lay_out(assistant.answerer, assistant.coverage(), examples)
        _connect_questions(parts, assistant)
        for field in parts.fields:
            field.change(
                _choose, parts.fields, [parts.filters, parts.filter_note], queue=False, **QUIET
            )
        parts.again.click(_start_again, None, parts.shown, queue=False, **QUIET)
    return page


def serve(assistant: Assistant, *, host: str, port: int) -> None:
    """Serve the page until interrupted; port 0 takes a free one. Raises SettingsError."""
    try:
        create_page(assistant).launch(server_name=host, server_port=port or None, **launching())
    except OSError as error:
        problem = f"nothing can listen there on {host}; is it in use? Choose another one."
        raise SettingsError("ORELORE_PORT", port, problem) from error


def launching() -> dict[str, Any]:
    """How the page looks, and that it takes nothing from other machines."""
    return {
        "theme": theme(),
        "css_paths": [STATIC / "page.css"],
        "favicon_path": STATIC / "favicon.svg",
        "footer_links": [],
        "run_history": False,  # questions are not kept in the browser
        "enable_monitoring": False,
        "share": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "quiet": True,
    }


def _connect_questions(parts: Parts, assistant: Assistant) -> None:
    def reply(asked: str, filters: Filters, earlier: Conversation) -> Iterator[Shown]:
        chat = Chat(assistant, earlier[-1].topic if earlier else None)
        for latest in respond(chat, asked, filters, number=len(earlier) + 1):
            yield _shown(earlier, latest)

    sources = [parts.question, *parts.starters]
    triggers = [parts.question.submit, *(starter.click for starter in parts.starters)]
    for source, trigger in zip(sources, triggers, strict=True):
        trigger(
            reply,
            [source, parts.filters, parts.conversation],
            parts.shown,
            concurrency_limit=AT_ONCE,
            concurrency_id="ask",
            **QUIET,
        )


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
