"""A conversation: questions that may lean on earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from orelore.types import Answer, Filters, Token


class Answering(Protocol):
    """What a conversation needs of an assistant."""

    def completed(self, question: str, earlier: str | None) -> str: ...

    def stream(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Iterator[Token | Answer]: ...


class Chat:
    """A conversation with an assistant."""

    def __init__(self, assistant: Answering, earlier: str | None = None) -> None:
        self._assistant = assistant
        self.earlier = earlier  # the questions so far, as `remember` keeps them

    def ask(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Answer:
        """As `Assistant.ask`; `answer.question` is the question as it was understood."""
        *_, answer = self.stream(question, filters=filters, ignored=ignored)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, question: str, *, filters: Filters | None = None, ignored: Filters | None = None
    ) -> Iterator[Token | Answer]:
        """As `Assistant.stream`."""
        completed = self._assistant.completed(question, self.earlier)
        for event in self._assistant.stream(completed, filters=filters, ignored=ignored):
            yield event
            if isinstance(event, Answer):
                self._remember(event)

    def _remember(self, answer: Answer) -> None:
        # Slow to import, and a single question needs none.
        from orelore.answer.turns import remember

        said = answer.sentences[0].text if answer.sentences else ""
        self.earlier = remember(self.earlier, answer.question, said)
