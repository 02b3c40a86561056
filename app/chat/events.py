"""What happens in the conversation: asking, stopping, trying again, editing, starting again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from orelore import Assistant, Chat, Filters

from ..access.limits import Rate, reader_of
from ..bridge import value_of
from .chip_events import asked_with, wish_of
from .exchange import NOTHING, Conversation, Exchange, before, begun, respond
from .layout import Parts
from .link import called
from .render import editing_note
from .showing import Shown, not_editing, shown, under_way
from .suggestions import following
from .turns import Turns, taken


@dataclass(frozen=True, slots=True)
class Asking:
    """A question on its way, and the number of the exchange whose place it takes."""

    question: str
    filters: Filters
    instead_of: int | None = None
    ignored: Filters = NOTHING  # named in the question, but not to be preferred


@dataclass(frozen=True)
class Events:
    """The handlers of one page. As many answers are made at the same time as there are seats."""

    parts: Parts
    assistant: Assistant
    limit: Rate
    seats: AbstractContextManager[object]

    def submit(
        self,
        asked: str,
        filters: Filters,
        conversation: Conversation,
        turns: Turns,
        editing: int | None,
        request: gr.Request,
    ) -> Iterator[Shown]:
        """Ask what stands in the box; an edited question takes the place of the one before."""
        yield {self.parts.question: ""}
        if not asked.strip():  # there is nothing to ask
            return
        asking = Asking(asked, filters, editing)
        yield from self._ask(asking, conversation, turns, reader_of(request))

    def call(
        self,
        event: gr.EventData,
        filters: Filters,
        conversation: Conversation,
        turns: Turns,
        request: gr.Request,
    ) -> Iterator[Shown]:
        """Ask what the page was called with, whatever stands in the box."""
        asking = Asking(*called(value_of(event), filters))
        yield from self._ask(asking, conversation, turns, reader_of(request))

    def retry(
        self, filters: Filters, conversation: Conversation, turns: Turns, request: gr.Request
    ) -> Iterator[Shown]:
        """Ask the last question again, with the filters that are chosen now."""
        yield self._unchanged
        if conversation:
            asking = Asking(conversation[-1].question, filters, conversation[-1].number)
            yield from self._ask(asking, conversation, turns, reader_of(request))

    def mend(
        self,
        event: gr.EventData,
        filters: Filters,
        conversation: Conversation,
        turns: Turns,
        request: gr.Request,
    ) -> Iterator[Shown]:
        """Ask again as a chip says: in the place of the last question, or after it an older one."""
        wish = wish_of(event)
        found = asked_with(wish, conversation)
        yield self._unchanged
        if found is None or found.answer is None:
            return
        is_last = found is conversation[-1]
        asking = Asking(
            found.question if is_last else found.meant,
            wish.filters(filters),
            found.number if is_last else None,
            wish.ignored(found.answer.ignored),
        )
        yield from self._ask(asking, conversation, turns, reader_of(request))

    def _ask(
        self, asking: Asking, conversation: Conversation, turns: Turns, reader: str
    ) -> Iterator[Shown]:
        refusal = self.limit.refusal(reader)
        earlier = before(conversation, None if refusal else asking.instead_of)
        first = begun(earlier, asking.question, asking.filters)
        yield {**shown(self.parts, (*earlier, first)), **not_editing(self.parts)}
        steps = self._steps(first, asking, refusal)
        for latest in taken(first, steps, turns, self.seats):
            show = shown if latest.is_done else under_way
            yield show(self.parts, (*earlier, latest))
            if latest.problem is not None:
                yield {self.parts.question: latest.question}  # to be mended
        # Gradio shows the last step once more in the end, when another turn may have begun.
        yield self._unchanged

    @property
    def _unchanged(self) -> Shown:
        # A handler that yields nothing at all would empty every component.
        return {self.parts.question: gr.skip()}

    def _steps(self, first: Exchange, asking: Asking, refusal: str | None) -> Iterable[Exchange]:
        if refusal:
            return [replace(first, problem=refusal)]
        chat = Chat(self.assistant, first.topic)
        return respond(
            chat, first.question, asking.filters, number=first.number, ignored=asking.ignored
        )

    def follow(self, conversation: Conversation) -> str:
        """Questions that may follow."""
        return str(following(self.assistant, conversation))

    def edit(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, Any, Any]:
        """Back into the box with a question: box, number, note."""
        number = str(value_of(event))
        for exchange in conversation:
            if str(exchange.number) == number:
                return exchange.question, exchange.number, str(editing_note(exchange.number))
        return gr.skip(), gr.skip(), gr.skip()

    def end_editing(self) -> Shown:
        """Leave the question as it was."""
        return {self.parts.question: "", **not_editing(self.parts)}

    def start_again(self, turns: Turns) -> Shown:
        """A conversation without exchanges; what is under way ends unseen."""
        turns.begin()
        return {**shown(self.parts, ()), **self.end_editing()}


def stop(turns: Turns) -> None:
    """End the answer that is under way."""
    turns.stop()
