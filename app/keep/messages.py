"""What the server tells the browser of kept conversations, and what it is told; as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from typing import Annotated, Any

import gradio as gr
from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from orelore import SnapshotError

from ..bridge import value_of
from .packing import LONGEST_PACKED
from .record import Record

LONGEST_TITLE = 200  # characters
_serial = count(1)


@dataclass(frozen=True)
class Wanted:
    """A conversation that a reader wants opened, renamed or deleted."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    changed: Annotated[str, Field(max_length=40)] = ""
    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    body: Annotated[str, Field(max_length=LONGEST_PACKED)] = ""  # from the browser's storage


def wanted(event: gr.EventData) -> Wanted:
    """What the browser asks for. Raises SnapshotError where it is not of the kind."""
    try:
        return TypeAdapter(Wanted).validate_python(value_of(event))
    except (ValidationError, KeyError, TypeError) as error:
        raise SnapshotError("its entry in the list is damaged") from error


def listed(user: str | None, records: Sequence[Record]) -> str:
    """The conversations of a user; nobody's are in the browser."""
    return _message("list", user=user, entries=[asdict(record) for record in records])


def to_keep(record: Record, base: str | None) -> str:
    """A conversation for the browser to keep; `base`: when the one that it continues changed."""
    return _message("keep", record=asdict(record), base=base)


def current(conversation: str) -> str:
    """Which conversation is shown; an empty id is a new one."""
    return _message("current", id=conversation)


def opened(conversation: str) -> str:
    """That a conversation was opened."""
    return _message("opened", id=conversation)


def notice(text: str) -> str:
    """Words for the reader."""
    return _message("notice", text=text)


def _message(kind: str, **content: Any) -> str:
    # A number of its own: the browser takes no notice of a message equal to the one before.
    return json.dumps({"kind": kind, "serial": next(_serial), **content}).replace("<", "\\u003c")
