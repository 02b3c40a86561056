"""What a link does to the filter fields when it opens the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr
from gradio.events import Dependency

from orelore import Coverage

from ..bridge import value_of
from .filters import fields_of, offered
from .layout import Parts
from .link import asked_filters


def connect_links(parts: Parts, coverage: Callable[[], Coverage], **quiet: Any) -> Dependency:
    """Let a link fill the filter fields; `quiet` are options of the event, which is returned."""

    def fill(event: gr.EventData) -> Sequence[Any]:
        asked = asked_filters(value_of(event))
        if asked is None:
            return [gr.skip() for _ in parts.fields]
        return fields_of(offered(asked, coverage()))

    return parts.transcript.select(fill, None, list(parts.fields), queue=False, **quiet)
