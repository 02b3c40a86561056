"""Keeping and opening conversations: the events of the list beside the conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from orelore import Assistant, Filters, OreloreError

from ..bridge import QUIET
from ..chat.choosing import changed, chosen
from ..chat.exchange import Conversation
from ..chat.filters import offered
from ..chat.layout import Parts
from ..chat.showing import Shown, not_editing, shown
from ..chat.suggestions import following
from ..chat.turns import Turns
from .check import checked
from .keeping import NEW, Kept, Stored, continued
from .messages import Wanted, current, listed, notice, opened, to_keep, wanted
from .record import read_body
from .store import Store

log = logging.getLogger(__name__)

BROKEN = "This conversation could not be opened. The cause is in the log of the server."


def keep_conversations(parts: Parts, assistant: Assistant, data: Path) -> None:
    """Keep the conversation of the page as it grows, and open those that were kept."""
    store, kept = Store(data), gr.State(NEW)
    _connect_keeping(parts, kept, store)
    _connect_opening(parts, kept, assistant, store)
    _connect_list(parts.kept, store)


def _connect_keeping(parts: Parts, kept: gr.State, store: Store) -> None:
    def keep(
        now: Conversation, filters: Filters, before: Kept, request: gr.Request
    ) -> tuple[Any, Any]:
        try:
            return _keep(now, filters, before, request.username, store)
        except OreloreError as error:
            return gr.skip(), notice(f"This conversation is not kept. {error}")

    given = [parts.conversation, parts.filters, kept]
    # One after another: each needs to know what the one before has kept.
    parts.conversation.change(keep, given, [kept, parts.kept], concurrency_limit=1, **QUIET)


def _keep(
    now: Conversation, filters: Filters, before: Kept, user: str | None, store: Store
) -> tuple[Any, Any]:
    done = tuple(exchange for exchange in now if exchange.is_done)
    is_first_again = bool(now) and not done  # it is still the same conversation
    if done == before.exchanges or is_first_again:
        return gr.skip(), gr.skip()
    if not done:
        return NEW, current("")
    record, base = continued(before, done, filters)
    if user is None:
        return Kept(record.id, record.changed, done), to_keep(record, base)
    record = store.put(user, record, base=base)
    return Kept(record.id, record.changed, done), current(record.id)


def _connect_opening(parts: Parts, kept: gr.State, assistant: Assistant, store: Store) -> None:
    def open_(event: gr.EventData, turns: Turns, request: gr.Request) -> Shown:
        try:
            what = _read(wanted(event), request.username, store)
            exchanges = checked(what.exchanges, assistant)
            filters = chosen(offered(what.filters, assistant.coverage()))
            show = {**shown(parts, exchanges), **dict(zip(changed(parts), filters, strict=True))}
        except OreloreError as error:
            return {parts.kept: notice(str(error))}
        except Exception:  # the whole page event: what was stored may hold anything
            log.exception("A kept conversation could not be opened")
            return {parts.kept: notice(BROKEN)}
        turns.begin()  # what is under way ends unseen
        now = {kept: Kept(what.id, what.changed, exchanges), parts.kept: opened(what.id)}
        return {**show, **not_editing(parts), parts.question: "", **now}

    def follow(conversation: Conversation) -> str:
        return str(following(assistant, conversation))

    outputs = [*parts.shown, *changed(parts), kept, parts.kept]
    opening = parts.kept.kept_open(open_, parts.turns, outputs, concurrency_limit=2, **QUIET)
    opening.then(follow, parts.conversation, parts.following, **QUIET)


def _read(what: Wanted, user: str | None, store: Store) -> Stored:
    """The conversation, from the browser's storage or from the user's own."""
    if user is None:
        return Stored(what.id, what.changed, *read_body(what.body))
    record = store.get(user, what.id)
    return Stored(record.id, record.changed, *read_body(record.body))


def _connect_list(component: gr.HTML, store: Store) -> None:
    def entries(request: gr.Request) -> str:
        return _listed(store, request.username)

    def rename(event: gr.EventData, request: gr.Request) -> str:
        def change(user: str) -> None:
            what = wanted(event)
            store.rename(user, what.id, what.title)

        return _listed(store, request.username, change)

    def remove(event: gr.EventData, request: gr.Request) -> str:
        return _listed(store, request.username, lambda user: store.remove(user, wanted(event).id))

    listening: dict[str, Any] = {"inputs": None, "outputs": component, "queue": False, **QUIET}
    component.kept_list(entries, **listening)
    component.kept_rename(rename, **listening)
    component.kept_remove(remove, **listening)


def _listed(store: Store, user: str | None, change: Callable[[str], None] | None = None) -> str:
    """The list of a user's conversations, after a change of it; or what went wrong."""
    if user is None:
        return listed(None, ())
    try:
        if change:
            change(user)
        return listed(user, store.entries(user))
    except OreloreError as error:
        return notice(str(error))
