"""From a thumb or a comment to the file of opinions, and back into the conversation."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import escape
from pydantic import BaseModel, ValidationError

from orelore import Assistant, Feedback, OreloreError, record_feedback

from ..access.limits import Rate, reader_of
from ..bridge import QUIET, value_of
from ..chat.exchange import Exchange
from ..chat.layout import Parts
from ..chat.render import transcript
from .opinion import Opinion, Thumb
from .tools import THUMBS

log = logging.getLogger(__name__)

Kept = tuple[Any, Any]  # the transcript and the conversation

AT_ONCE = 4  # opinions written at the same time
WAIT = "Please wait until the answer is there, then say what you think of it."


class _Form(BaseModel):
    """The form of a comment, as it is sent."""

    number: str
    comment: str


def connect_feedback(parts: Parts, assistant: Assistant, folder: Path, limit: Rate) -> None:
    """Let the thumbs and comments in the transcript be kept in the folder, and shown there."""

    def keep(exchanges: Sequence[Exchange], rated: Exchange | None, reader: str) -> Kept:
        if rated is None:
            return _not_kept(WAIT)
        if rated not in exchanges:  # the same opinion again is kept once
            if refusal := limit.refusal(reader):
                return _not_kept(refusal)
            try:
                record_feedback(feedback_of(rated, assistant.index_version), folder)
            except OreloreError as error:
                log.warning("An opinion was not kept: %s", error)
                return _not_kept(str(error))
        now = tuple(rated if e.number == rated.number else e for e in exchanges)
        return str(transcript(now)), now

    def press(event: gr.EventData, exchanges: Sequence[Exchange], request: gr.Request) -> Kept:
        return keep(exchanges, pressed(exchanges, value_of(event)), reader_of(request))

    def send(event: gr.EventData, exchanges: Sequence[Exchange], request: gr.Request) -> Kept:
        return keep(exchanges, commented(exchanges, value_of(event)), reader_of(request))

    options = {"concurrency_limit": AT_ONCE, "trigger_mode": "always_last", **QUIET}
    for said, handler in ((parts.transcript.like, press), (parts.transcript.submit, send)):
        said(handler, parts.conversation, [parts.transcript, parts.conversation], **options)


def _not_kept(why: str) -> Kept:
    gr.Warning(str(escape(why)), title="Not kept")
    return gr.skip(), gr.skip()


def pressed(exchanges: Sequence[Exchange], value: object) -> Exchange | None:
    """The exchange whose thumb was pressed, with that opinion; `value` is a button's: "2 up".

    None where no button has such a value, and while an answer is awaited: the conversation is then
    being changed. Values come from a browser and may be anything.
    """
    number, _, said = str(value).partition(" ")
    rated = _answered(exchanges, number)
    thumb: Thumb | None = next((name for name in THUMBS if name == said), None)
    if rated is None or thumb is None:
        return None
    comment = rated.opinion.comment if rated.opinion else ""
    return replace(rated, opinion=Opinion(thumb, comment))


def commented(exchanges: Sequence[Exchange], value: object) -> Exchange | None:
    """The exchange with the comment of a form: `{"number": "2", "comment": "..."}`.

    None as with `pressed`, and where no thumb was pressed before.
    """
    try:
        form = _Form.model_validate_json(str(value))
    except ValidationError:
        return None
    rated = _answered(exchanges, form.number)
    if rated is None or rated.opinion is None:
        return None
    return replace(rated, opinion=replace(rated.opinion, comment=form.comment.strip()))


def _answered(exchanges: Sequence[Exchange], number: str) -> Exchange | None:
    if not all(exchange.is_done for exchange in exchanges):
        return None
    return next((e for e in exchanges if str(e.number) == number and e.answer), None)


def feedback_of(rated: Exchange, index: str) -> Feedback:
    """What is kept of an exchange that has an answer and an opinion."""
    assert rated.answer is not None
    assert rated.opinion is not None
    return Feedback(
        question=rated.question,
        answer=rated.answer,
        thumb=rated.opinion.thumb,
        comment=rated.opinion.comment,
        index=index,
    )
