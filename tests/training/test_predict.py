from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from tokenizers import Tokenizer

from orelore.training.examples import Example
from orelore.training.model import ReaderModel
from orelore.training.predict import Prediction, predict

pytestmark = pytest.mark.slow

Asks = Callable[..., Example]


@pytest.fixture
def model(new_model: Callable[[], ReaderModel]) -> ReaderModel:
    return new_model()


def test_each_example_gets_its_own_prediction_whatever_is_beside_it(
    model: ReaderModel, asks: Asks, tokenizer: Tokenizer
) -> None:
    short, long = asks("Who sings?", passage="Bees sing."), asks("Who rests?", title="Beasts")
    alone = [predict(model, [example], tokenizer)[0] for example in (long, short)]
    together = predict(model, [long, short], tokenizer)
    for one, other in zip(alone, together, strict=True):
        assert len(one.sentences) == len(other.sentences)
        assert one.relevance == pytest.approx(other.relevance, abs=0.05)  # 16-bit arithmetic
    assert [len(p.sentences) for p in together] == [3, 1]


def test_an_answer_is_words_of_the_passage(
    model: ReaderModel, asks: Asks, tokenizer: Tokenizer
) -> None:
    example = asks("When do bees sing?", title="Beasts")
    [prediction] = predict(model, [example], tokenizer)
    start, end = prediction.answer
    assert 0 <= start < end <= len(example.passage)
    assert example.passage[start:end] == example.passage[start:end].strip()


def test_what_is_marked_makes_no_difference(
    model: ReaderModel, asks: Asks, tokenizer: Tokenizer
) -> None:
    marked, bare = asks("When do bees sing?", "in May"), asks("When do bees sing?")
    first: list[Prediction] = predict(model, [marked], tokenizer)
    assert first == predict(model, [bare], tokenizer)


def test_a_sentence_that_is_cut_off_comes_last(
    model: ReaderModel, asks: Asks, tokenizer: Tokenizer
) -> None:
    passage = "Ants rest at noon. " * 60 + "Bees sing in May."
    [prediction] = predict(model, [asks("Who sings?", passage=passage)], tokenizer)
    assert prediction.sentences[-1] == -math.inf
    assert prediction.sentences[0] > -math.inf
