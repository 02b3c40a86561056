"""What a link does to the filter fields when it opens the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import gradio as gr

from orelore import Coverage

from ..bridge import value_of
from .exchange import NOTHING
from .filters import fields_of, is_offered, joined, values_of
from .layout import Parts
from .link import asked_filters


def connect_links(parts: Parts, coverage: Callable[[], Coverage], **quiet: Any) -> None:
    """Let a link fill the filter fields; `quiet` are options of the event."""

    def fill(event: gr.EventData) -> Sequence[Any]:
        asked, known = asked_filters(value_of(event)), coverage()
        if asked is None:
            return [gr.skip() for _ in parts.fields]
        # A field takes no name that it does not offer.
        offered = [value for value in values_of(asked) if is_offered(value, known)]
        return fields_of(reduce(joined, offered, NOTHING))

    parts.transcript.select(fill, None, list(parts.fields), queue=False, **quiet)
