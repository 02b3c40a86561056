"""Answers written by a language model, held to the same citations as any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from orelore.answer.models import ChatModel, open_model
from orelore.answer.prompts import answer_prompt
from orelore.answer.replies import claims_of, is_not_covered, plain
from orelore.errors import ModelUnavailableError
from orelore.types import Draft, Hit, Token

CountTokens = Callable[[str], int]

PROMPT_TOKENS = 6000  # fits the 8,192 of common local models with room for the reply


def estimate_tokens(text: str) -> int:
    """A careful guess: English has about four characters a token, other scripts fewer."""
    return len(text) // 3 + 1


def open_answerer(
    spec: str, timeout_s: float = 60.0, *, count: CountTokens = estimate_tokens
) -> GenerativeAnswerer:
    """The answerer for a setting such as `ollama:qwen3`. Raises SettingsError."""
    return GenerativeAnswerer(open_model(spec, timeout_s), count=count)


class GenerativeAnswerer:
    """Lets a language model answer from the hits."""

    def __init__(
        self,
        model: ChatModel,
        *,
        count: CountTokens = estimate_tokens,
        budget_tokens: int = PROMPT_TOKENS,
    ) -> None:
        self._model = model
        self._count = count
        self._budget_tokens = budget_tokens

    @property
    def name(self) -> str:
        return self._model.name

    def stream(self, question: str, hits: Sequence[Hit]) -> Iterator[Token | Draft]:
        """Tokens while the reply arrives, then its claims; none when it says NOT COVERED.

        Raises ModelUnavailableError.
        """
        given = pack(hits, question, self._budget_tokens, self._count)
        if not given:
            yield Draft()
            return
        reply = ""
        for piece in self._model.stream(answer_prompt(question, given)):
            reply += piece
            if not _is_thinking(reply):
                yield Token(piece)
        yield self._draft(reply, given)

    def _draft(self, reply: str, given: Sequence[Hit]) -> Draft:
        if is_not_covered(reply):
            return Draft()
        claims = claims_of(reply, given)
        if not claims:
            raise ModelUnavailableError(self.name, "its reply had no sentence in it. Ask again.")
        return Draft(tuple(claims))


def pack(hits: Sequence[Hit], question: str, budget_tokens: int, count: CountTokens) -> list[Hit]:
    """The hits, best first, whose whole passages fit into a prompt of so many tokens."""
    packed: list[Hit] = []
    for hit in hits:
        if count(answer_prompt(question, [*packed, hit])) <= budget_tokens:
            packed.append(hit)
    return packed


def _is_thinking(reply: str) -> bool:
    """Whether the reply so far is a reasoning model's thinking aloud."""
    return reply.lstrip().startswith("<think") and not plain(reply)
