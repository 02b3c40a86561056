"""From a choice in a menu to a file in the reader's browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import gradio as gr
from markupsafe import escape

from orelore import Answer, OreloreError

from ..bridge import QUIET, value_of
from ..chat.exchange import Exchange
from .download import download
from .menu import WHOLE

AT_ONCE = 2  # files made at the same time: Word files take a tenth of a second each
_DELIVER = "(file) => window.orelore.deliver(file)"


def connect_exports(menus: Sequence[gr.HTML], conversation: gr.State) -> None:
    """Let the menus in these components export the conversation and its answers.

    The file goes through a hidden field of this reader's page, which is emptied once it is there.
    """
    file = gr.Textbox(visible="hidden", elem_id="file-made")
    made = gr.on(
        [menu.download for menu in menus],
        make_file,
        conversation,
        file,
        concurrency_limit=AT_ONCE,
        trigger_mode="multiple",
        **QUIET,
    )
    made.success(None, file, file, js=_DELIVER, **QUIET)


def make_file(event: gr.EventData, exchanges: Sequence[Exchange]) -> str:
    """The file that was asked for, as JSON; empty where there is none, which is then told."""
    number, form = read_choice(value_of(event))
    try:
        return download(answers_of(exchanges, number), form, date.today()).to_json()
    except OreloreError as error:
        gr.Info(str(escape(str(error))), title="Export")
        return ""


def answers_of(exchanges: Sequence[Exchange], number: int) -> list[Answer]:
    """The answers to export: one question's, or all. Where there was only a problem there is none.

    An abstention is an answer.
    """
    return [e.answer for e in exchanges if e.answer is not None and number in (e.number, WHOLE)]


def read_choice(value: object) -> tuple[int, str]:
    """Number and form of a menu's value, which comes from a browser: "2 docx"."""
    number, _, form = str(value).partition(" ")
    return (int(number) if number.isdecimal() else -1), form
