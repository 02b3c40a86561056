"""The filter fields, the filters that they stand for, and the note on them: they change at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr
from gradio.components import Component

from orelore import Filters, QuestionError, check_dates

from .chips import filter_note
from .filters import fields_of, read_filters
from .layout import Parts


def connect_fields(parts: Parts, **quiet: Any) -> None:
    """Let what a reader chooses be the filters; `quiet` are options of the events."""
    # `input` would not tell of what is pasted or cleared. `change` also comes of what `chosen` puts
    # into the fields, and tells the same as it.
    tells = [field.change for field in parts.fields]
    told = [parts.filters, parts.filter_note]
    gr.on(tells, choose, list(parts.fields), told, trigger_mode="always_last", **quiet)


def changed(parts: Parts) -> list[Component]:
    """What `chosen` gives values for."""
    return [*parts.fields, parts.filters, parts.filter_note]


def chosen(filters: Filters) -> Sequence[Any]:
    """These filters, as if a reader had chosen them."""
    return [*fields_of(filters), filters, _note(filters)]


def as_they_are(parts: Parts) -> Sequence[Any]:
    """Nothing is chosen."""
    return [gr.skip() for _ in changed(parts)]


def choose(
    countries: list[str],
    minerals: list[str],
    publishers: list[str],
    kinds: list[str],
    since: str,
    until: str,
) -> tuple[Filters, str]:
    """The filters as they stand in the fields, and what is to be said of them."""
    filters = read_filters(countries, minerals, publishers, kinds, since, until)
    return filters, _note(filters)


def _note(filters: Filters) -> str:
    try:
        check_dates(filters)
    except QuestionError as error:
        return str(filter_note(filters, str(error)))
    return str(filter_note(filters))
