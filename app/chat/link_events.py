"""What a link does to the filter fields when it opens the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from orelore import Assistant, Filters, QuestionError

from ..bridge import value_of
from .choosing import as_they_are, changed, chosen
from .filters import offered
from .layout import Parts
from .link import asked_filters


def connect_links(parts: Parts, assistant: Assistant, **quiet: Any) -> None:
    """Let a link choose the filters; `quiet` are options of the event."""

    def fill(event: gr.EventData) -> Sequence[Any]:
        asked = asked_filters(value_of(event))
        if asked is None:
            return as_they_are(parts)
        return chosen(_known(asked, assistant))

    parts.transcript.select(fill, None, changed(parts), **quiet)


def _known(asked: Filters, assistant: Assistant) -> Filters:
    """The filters as they are asked with; where one is wrong, those that the fields offer."""
    try:
        return assistant.resolved(asked)
    except QuestionError:
        return offered(asked, assistant.coverage())
