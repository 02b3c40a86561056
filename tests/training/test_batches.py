from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import torch
from tokenizers import Tokenizer

from orelore.training.batches import (
    MAX_PIECES,
    NO_SENTENCE,
    Encoded,
    collate,
    digest,
    encode,
    grouped,
)
from orelore.training.examples import Example

Asks = Callable[..., Example]


@pytest.fixture
def encoded(tokenizer: Tokenizer) -> Callable[[Example], Encoded]:
    def of(example: Example) -> Encoded:
        found = encode(example, tokenizer)
        assert found is not None
        return found

    return of


def words(e: Encoded, tokenizer: Tokenizer, places: list[int]) -> str:
    return str(tokenizer.decode([e.pieces[n] for n in places]))


def test_an_answer_lands_on_its_pieces(
    asks: Asks, encoded: Callable[[Example], Encoded], tokenizer: Tokenizer
) -> None:
    e = encoded(asks("When do bees sing?", "in May", title="Beasts"))
    [(start, end, weight)] = e.spans
    assert words(e, tokenizer, list(range(start, end + 1))) == "in may"
    assert weight == 1


def test_each_sentence_lands_on_its_pieces(
    asks: Asks, encoded: Callable[[Example], Encoded], tokenizer: Tokenizer
) -> None:
    e = encoded(asks("When do bees sing?", "in May", title="Beasts"))
    sentences = [
        words(e, tokenizer, [n for n, s in enumerate(e.sentence) if s == number])
        for number in range(3)
    ]
    assert sentences == ["ants rest at noon.", "bees sing in may.", "cats hunt at night."]
    assert e.evidence == [False, True, False]


def test_question_and_title_are_no_part_of_the_passage(
    asks: Asks, encoded: Callable[[Example], Encoded], tokenizer: Tokenizer
) -> None:
    e = encoded(asks("When do bees sing?", "in May", title="Beasts"))
    outside = [n for n, inside in enumerate(e.passage) if not inside]
    assert words(e, tokenizer, outside) == "when do bees sing? beasts."
    assert all(e.sentence[n] == NO_SENTENCE for n in outside)


def test_answers_that_people_marked_more_often_weigh_more(
    asks: Asks, encoded: Callable[[Example], Encoded]
) -> None:
    e = encoded(asks("When do bees sing?", "in May", "May", "May"))
    assert sorted(weight for _, _, weight in e.spans) == [1 / 3, 2 / 3]


def test_a_question_without_an_answer_has_the_null_answer(
    asks: Asks, encoded: Callable[[Example], Encoded]
) -> None:
    e = encoded(asks("When do owls sing?"))
    assert e.spans == [(0, 0, 1.0)]
    assert not e.right


def test_a_claim_has_no_answer(encoded: Callable[[Example], Encoded]) -> None:
    e = encoded(
        Example("Bees sing.", "Bees sing in May.", ((0, 17),), kind="claim", supported=True)
    )
    assert (e.spans, e.asks, e.right) == ([], False, True)


def test_an_example_whose_answer_is_cut_off_is_left_out(asks: Asks, tokenizer: Tokenizer) -> None:
    passage = "Ants rest at noon. " * 60 + "Bees sing in May."
    assert encode(asks("When do bees sing?", "in May", passage=passage), tokenizer) is None
    kept = encode(asks("When do bees sing?", passage=passage), tokenizer)
    assert kept is not None
    assert len(kept.pieces) == MAX_PIECES


def test_batches_are_small_and_hold_each_example_once(
    asks: Asks, encoded: Callable[[Example], Encoded]
) -> None:
    data = [encoded(asks(f"When do {n} bees sing?", "in May", title="So " * n)) for n in range(40)]
    groups = list(grouped(data, pieces=240, chance=random.Random(0)))
    assert sorted(data.index(e) for group in groups for e in group) == list(range(40))
    for group in groups:
        assert len(group) * max(len(e.pieces) for e in group) <= 240
    assert groups == list(grouped(data, pieces=240, chance=random.Random(0)))
    assert groups != list(grouped(data, pieces=240, chance=random.Random(1)))


def test_examples_side_by_side_keep_their_sentences_apart(
    asks: Asks, encoded: Callable[[Example], Encoded]
) -> None:
    short = encoded(asks("Who sings?", "Bees", passage="Bees sing."))
    long = encoded(asks("When do bees sing?", "in May"))
    batch = collate([short, long])
    assert batch.pieces.shape == (2, len(long.pieces))
    assert batch.mask.sum(1).tolist() == [len(short.pieces), len(long.pieces)]
    assert batch.evidence.tolist() == [1, 0, 1, 0]
    assert set(batch.sentence[0].tolist()) == {0, 4}
    assert set(batch.sentence[1].tolist()) == {1, 2, 3, 4}
    assert batch.spans[:, 0].tolist() == [0, 1]
    assert not batch.passage[0, len(short.pieces) :].any()
    assert batch.asks.dtype == torch.bool


def test_the_fingerprint_tells_what_is_learnt_and_in_which_order(
    asks: Asks, encoded: Callable[[Example], Encoded]
) -> None:
    one = encoded(asks("When do bees sing?", "in May"))
    other = encoded(asks("When do bees sing?", "May"))
    assert digest([one, other]) == digest([one, other])
    assert len({digest([one, other]), digest([other, one]), digest([one])}) == 3
