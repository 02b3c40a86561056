from __future__ import annotations

import pytest
from tokenizers import Encoding, Tokenizer

from orelore.index.weights import TOKENIZER, model_folder
from orelore.reader.pieces import LONGEST_QUESTION, Pieces, joined
from orelore.training.batches import reader_tokenizer

MARKS = (101, 102)  # [CLS] and [SEP]
QUESTION = "Who mines tungsten?"
PATH = str(model_folder() / TOKENIZER)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(PATH)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@pytest.fixture
def join(tokenizer: Tokenizer) -> Joiner:
    return Joiner(tokenizer)


class Joiner:
    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, question: str, passage: str) -> Pieces:
        return joined(self._encode(question), self._encode(passage), MARKS, 256)

    def _encode(self, text: str) -> Encoding:
        return self._tokenizer.encode(text, add_special_tokens=False)


@pytest.mark.parametrize("passage", ["Boz Metals does.", "", "Ölçü, 钨 \x00 és.", "ore " * 400])
def test_question_and_passage_are_joined_as_in_training(join: Joiner, passage: str) -> None:
    expected = reader_tokenizer(PATH).encode(QUESTION, passage)
    found = join(QUESTION, passage)
    assert found.ids.tolist() == expected.ids
    assert found.types.tolist() == expected.type_ids
    both = zip(expected.sequence_ids, expected.offsets, strict=True)
    told = [bounds if number == 1 else (0, 0) for number, bounds in both]
    assert [tuple(pair) for pair in found.bounds.tolist()] == told


def test_a_very_long_question_leaves_room_for_a_passage(join: Joiner) -> None:
    found = join("ore " * 400, "gold " * 400)
    assert len(found.ids) == 256
    assert (found.types == 0).sum() == LONGEST_QUESTION + 2
