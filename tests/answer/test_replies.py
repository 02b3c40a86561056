from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.answer.replies import claims_of, is_not_covered, marked_sentences, narrow
from orelore.types import Hit

HitOf = Callable[..., Hit]


def marked(reply: str) -> list[tuple[str, list[int]]]:
    return list(marked_sentences(reply, 3))


@pytest.mark.parametrize(
    "reply",
    [
        "Bees sing [1][2].",
        "Bees sing. [1, 2]",
        "Bees sing.[1-2]",
        "Bees [1] sing [2].",
        "- **Bees** sing [1; 2].",
        "1. Bees sing [passage 1][2].",
        "## Bees\n\nBees sing [1] [2] [7] [0].",
        "Here is what they say:\nBees sing.【1】[2]",
        "<think>Ants? [3]</think>Bees sing [1][2].",
    ],
)
def test_marks_are_read_wherever_they_stand(reply: str) -> None:
    assert marked(reply) == [("Bees sing.", [1, 2])]


def test_each_sentence_has_its_own_marks() -> None:
    reply = "Bees sing in the U.S. [1] Ants rest. [2] Wasps hum."
    assert marked(reply) == [
        ("Bees sing in the U.S.", [1]),
        ("Ants rest.", [2]),
        ("Wasps hum.", []),
    ]


@pytest.mark.parametrize("reply", ["NOT COVERED", "**Not covered.**", "Sorry. NOT COVERED"])
def test_the_model_can_say_that_nothing_answers(reply: str) -> None:
    assert is_not_covered(reply)


@pytest.mark.parametrize("reply", ["Bees are not covered [1].", "<think>NOT COVERED</think>Bees."])
def test_other_replies_are_answers(reply: str) -> None:
    assert not is_not_covered(reply)


def test_a_citation_narrows_to_the_sentence_that_holds_the_claim(hit_of: HitOf) -> None:
    hit = hit_of("Ulba makes beryllium. Talco digs 5 tonnes of gold. Kumtor is high.")
    (claim,) = claims_of("Gold: Talco digs 5 tonnes [1].", [hit])
    assert [hit.article.text[s.start : s.end] for s in claim.spans] == [
        "Talco digs 5 tonnes of gold."
    ]


def test_a_claim_may_rest_on_two_sentences_of_a_passage(hit_of: HitOf) -> None:
    hit = hit_of("Ulba makes beryllium. Kumtor is high. Talco digs 5 tonnes of gold.")
    spans = narrow("Talco digs 5 tonnes of gold, and Ulba makes beryllium.", hit)
    assert len(spans) == 2


def test_a_passage_is_cited_whole_when_no_sentence_stands_out(hit_of: HitOf) -> None:
    hit = hit_of("Ulba makes beryllium. Kumtor is high.")
    (span,) = narrow("Wasps hum.", hit)
    assert (span.start, span.end) == (0, len(hit.article.text))
