"""What a click on a chip does to the filter fields, and what it asks again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from orelore import Coverage, Filters

from ..bridge import value_of
from .chips import Wish, read_wish
from .choosing import as_they_are, changed, chosen
from .exchange import Exchange
from .filters import is_offered
from .layout import Parts


def connect_chips(parts: Parts, coverage: Callable[[], Coverage], **quiet: Any) -> None:
    """Let chips change the filter fields; `quiet` are options of the events."""

    def drop(event: gr.EventData, filters: Filters) -> Sequence[Any]:
        return chosen(wish_of(event).filters(filters))

    def firm(event: gr.EventData, filters: Filters) -> Sequence[Any]:
        wish = wish_of(event)
        # A field takes no name that it does not offer.
        if wish.deed != "only" or not is_offered(wish.value, coverage()):
            return as_they_are(parts)
        return chosen(wish.filters(filters))

    parts.filter_note.apply(drop, parts.filters, changed(parts), **quiet)
    parts.transcript.apply(firm, parts.filters, changed(parts), **quiet)


def wish_of(event: gr.EventData) -> Wish:
    """What the chip that was clicked asks for."""
    return read_wish(str(value_of(event)))


def asked_with(wish: Wish, conversation: Sequence[Exchange]) -> Exchange | None:
    """The exchange whose question the wish asks again; None where it is gone."""
    return next((e for e in conversation if e.number == wish.exchange), None)
