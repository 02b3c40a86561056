from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from orelore.answer.citations import check
from orelore.answer.generative import GenerativeAnswerer, pack
from orelore.errors import ModelUnavailableError
from orelore.types import Draft, Hit, Token

HitOf = Callable[..., Hit]


@dataclass(frozen=True)
class Parrot:
    """A model that always says the same."""

    pieces: tuple[str, ...]
    name: str = "parrot"

    def stream(self, prompt: str) -> Iterator[str]:
        del prompt
        yield from self.pieces


def events(hits: list[Hit], *pieces: str) -> list[Token | Draft]:
    return list(GenerativeAnswerer(Parrot(pieces)).stream("Why?", hits))


def words(text: str) -> int:
    return len(text.split())


def test_tokens_come_first_and_the_draft_last(hit_of: HitOf) -> None:
    *tokens, draft = events([hit_of("Bees sing.")], "Bees ", "sing [1].")
    assert tokens == [Token("Bees "), Token("sing [1].")]
    assert isinstance(draft, Draft)
    assert draft.claims[0].text == "Bees sing."


def test_a_faithful_reply_is_supported(hit_of: HitOf) -> None:
    hit = hit_of("In 2023 Talco Gold dug 5 tonnes of antimony in Tajikistan.")
    *_, draft = events([hit], "Talco Gold of Tajikistan dug 5 t of antimony in 2023 [1].")
    assert isinstance(draft, Draft)
    (sentence,), (citation,) = check(draft.claims, [hit])
    assert (sentence.support, sentence.citations) == ("supported", (1,))
    assert citation.quote == hit.article.text


def test_an_invented_figure_is_unsupported(hit_of: HitOf) -> None:
    hit = hit_of("In 2023 Talco Gold dug 5 tonnes of antimony in Tajikistan.")
    *_, draft = events([hit], "Talco Gold dug 7 tonnes of antimony in 2023 [1].")
    assert isinstance(draft, Draft)
    (sentence,), _ = check(draft.claims, [hit])
    assert sentence.support == "unsupported"
    assert "7 tonnes" in (sentence.problem or "")


def test_a_passage_that_was_not_given_is_no_citation(hit_of: HitOf) -> None:
    *_, draft = events([hit_of("Bees sing.")], "Bees sing [2].")
    assert isinstance(draft, Draft)
    assert draft.claims[0].spans == ()


def test_not_covered_is_a_draft_without_claims(hit_of: HitOf) -> None:
    assert events([hit_of("Bees sing.")], "NOT COVERED")[-1] == Draft()


def test_without_hits_the_model_is_not_asked() -> None:
    assert events([], "Bees sing [1].") == [Draft()]


def test_a_reply_without_a_sentence_is_an_outage(hit_of: HitOf) -> None:
    with pytest.raises(ModelUnavailableError, match="no sentence"):
        events([hit_of("Bees sing.")], "## Bees\n")


def test_thinking_aloud_is_not_shown(hit_of: HitOf) -> None:
    *tokens, _ = events([hit_of("Bees sing.")], "<think>", "Hm.", "</think>", "Bees sing [1].")
    assert tokens == [Token("Bees sing [1].")]


def test_passages_are_packed_whole_in_rank_order(hit_of: HitOf) -> None:
    short, long, last = hit_of("Bees sing."), hit_of("hum " * 500), hit_of("Ants rest.")
    room = words(" ".join(["x"] * 300))
    assert pack([short, long, last], "Why?", room, words) == [short, last]
    assert pack([short], "Why?", 5, words) == []
