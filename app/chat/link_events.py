"""What a link does to the filter fields when it opens the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from orelore import Coverage

from ..bridge import value_of
from .choosing import as_they_are, changed, chosen
from .filters import offered
from .layout import Parts
from .link import asked_filters


def connect_links(parts: Parts, coverage: Callable[[], Coverage], **quiet: Any) -> None:
    """Let a link choose the filters; `quiet` are options of the event."""

    def fill(event: gr.EventData) -> Sequence[Any]:
        asked = asked_filters(value_of(event))
        if asked is None:
            return as_they_are(parts)
        return chosen(offered(asked, coverage()))

    parts.transcript.select(fill, None, changed(parts), **quiet)
