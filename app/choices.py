"""Dropdowns of what the corpus has: countries, minerals, publishers, kinds of source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr
from gradio.components import Component

from orelore import Assistant, Coverage, OreloreError

from .bridge import QUIET
from .html import counted

OF_PUBLISHERS = "kinds"  # numbered by their publishers; all others by their articles


def names_field(label: str, field: str, coverage: Coverage, **looks: Any) -> gr.Dropdown:
    """A choice of several names of a field of the coverage; `looks` are options of Gradio."""
    return gr.Dropdown(choices(field, coverage), label=label, value=[], multiselect=True, **looks)


def choices(field: str, coverage: Coverage) -> list[tuple[str, str]]:
    """What a dropdown offers, each name with its number: `("gold (12)", "gold")`."""
    numbers: Mapping[str, int] = getattr(coverage, field)
    if field == OF_PUBLISHERS:
        return [(f"{name} ({counted(n, 'publisher')})", name) for name, n in numbers.items()]
    return [(f"{name} ({number})", name) for name, number in numbers.items()]


def keep_current(fields: Mapping[str, Component], assistant: Assistant) -> None:
    """Let whoever opens the page choose from what the corpus has by then."""
    made = assistant.version

    def offered() -> list[Any]:
        try:
            now = assistant.coverage() if assistant.version != made else None
        except OreloreError:  # a damaged table: the tab of the coverage tells it
            now = None
        if now is None:
            return [gr.skip() for _ in fields]
        return [gr.update(choices=choices(field, now)) for field in fields]

    gr.on(None, offered, None, list(fields.values()), queue=False, **QUIET)
