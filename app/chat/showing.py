"""A conversation -> what stands in the components of its tab."""

from __future__ import annotations

from typing import Any

from gradio.components import Component

from .exchange import Conversation
from .layout import Parts
from .render import transcript
from .sources import panel

Shown = dict[Component, Any]  # a component that is not named in it stays as it is


def shown(parts: Parts, conversation: Conversation) -> Shown:
    """The whole conversation. Its last exchange may be under way."""
    done = [exchange for exchange in conversation if exchange.is_done]
    is_waiting = len(done) < len(conversation)
    return {
        parts.transcript: str(transcript(done, is_waiting=is_waiting)),
        parts.sources: str(panel(done)),
        parts.following: "",
        **under_way(parts, conversation),
    }


def under_way(parts: Parts, conversation: Conversation) -> Shown:
    """What changes while an answer is written."""
    waiting = [exchange for exchange in conversation if not exchange.is_done]
    return {
        parts.current: str(transcript(waiting, is_waiting=True)) if waiting else "",
        parts.conversation: conversation,
    }


def not_editing(parts: Parts) -> Shown:
    """No question is edited."""
    return {parts.editing: None, parts.editing_note: ""}
