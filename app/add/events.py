"""What happens when somebody sends, files, discards or removes something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import gradio as gr
from pydantic import Field, TypeAdapter

from orelore import OreloreError

from ..access.sign_in import MayAdd
from ..bridge import value_of
from .desk import Desk, Fields
from .filing import Filing
from .intake import Sent, forget
from .reading import Reading
from .render import added, drafts

NOT_YOU = "You can read here, but not add articles. Ask whoever runs this server."


@dataclass(frozen=True, slots=True)
class Given:
    """What the picker sends: files, or an address."""

    files: Annotated[tuple[Sent, ...], Field(max_length=200)] = field(default=())
    url: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a form sends: the document, and what a reader made of its fields."""

    key: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""

    @property
    def fields(self) -> Fields:
        return Fields(self.title, self.published, self.publisher, self.author)


_GIVEN, _CORRECTED = TypeAdapter(Given), TypeAdapter(Corrected)


@dataclass(frozen=True)
class Events:
    """The handlers of the tab; each asks anew whether this reader may add."""

    reading: Reading
    filing: Filing
    may_add: MayAdd

    def opened(self, request: gr.Request) -> tuple[Any, str]:
        if not self.may_add(request.username):
            return gr.update(visible=False), ""
        return gr.update(visible=True), self._list()

    def given(self, event: gr.EventData, desk: Desk, request: gr.Request) -> Iterator[str]:
        given = _GIVEN.validate_json(value_of(event))
        if not self.may_add(request.username):
            for sent in given.files:
                forget(sent)
            yield str(drafts(desk.items, NOT_YOU))
            return
        steps = self.reading.take_files(desk, given.files)
        if given.url.strip():
            steps = self.reading.take_address(desk, given.url.strip())
        for _ in steps:
            yield str(drafts(desk.items))

    def filed(
        self, event: gr.EventData, desk: Desk, request: gr.Request
    ) -> Iterator[tuple[str, Any]]:
        form = _CORRECTED.validate_json(value_of(event))
        if not self.may_add(request.username):
            yield str(drafts(desk.items, NOT_YOU)), gr.skip()
            return
        for _ in self.filing.file(desk, form.key, form.fields, request.username):
            yield str(drafts(desk.items)), gr.skip()
        yield str(drafts(desk.items)), self._list()

    def discarded(self, event: gr.EventData, desk: Desk) -> str:
        desk.drop(str(value_of(event)))
        return str(drafts(desk.items))

    def removed(self, event: gr.EventData, request: gr.Request) -> str:
        if not self.may_add(request.username):
            return self._list(NOT_YOU)
        return self._list(self.filing.remove(str(value_of(event)), request.username))

    def _list(self, said: str = "") -> str:
        try:
            return str(added(self.filing.added(), said))
        except OSError as error:
            problem = f"The list cannot be read: {error.strerror}."
        except OreloreError as error:
            problem = f"The list cannot be read. {error}"
        return str(added([], f"{said} {problem}".strip()))
