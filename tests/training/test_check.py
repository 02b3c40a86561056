from __future__ import annotations

from collections.abc import Callable

import pytest
from tokenizers import Tokenizer

from orelore.training.assemble import Held
from orelore.training.check import check, right_sentence_first
from orelore.training.examples import Example
from orelore.training.model import ReaderModel
from orelore.training.predict import Prediction

Asks = Callable[..., Example]


def predicted(example: Example, answer: str, *sentences: float) -> Prediction:
    start = example.passage.index(answer)
    return Prediction((start, start + len(answer)), 0.0, 0.0, 0.0, sentences)


def test_the_sentence_with_the_highest_score_is_first(asks: Asks) -> None:
    example = asks("When do bees sing?", "in May")
    assert right_sentence_first(example, predicted(example, "May", 0.1, 0.3, 0.2))
    assert not right_sentence_first(example, predicted(example, "May", 0.4, 0.3, 0.2))


@pytest.mark.slow
def test_a_reader_is_measured_on_all_that_was_kept_back(
    new_model: Callable[[], ReaderModel], asks: Asks, tokenizer: Tokenizer
) -> None:
    answered, unanswered = asks("When do bees sing?", "in May"), asks("When do owls sing?")
    claims = [
        Example("Bees sing.", "Bees sing.", ((0, 10),), kind="claim", supported=is_so)
        for is_so in (True, False)
    ]
    held = Held(
        wiki=[answered],
        wiki_others=[],
        wiki_negatives=[unanswered],
        own=[answered],
        own_negatives=[unanswered] * 2,
        unanswerable=[unanswered],
        claims=claims,
    )
    found = check(new_model(), held, tokenizer)
    assert found["own: AUROC of support"] == 0.5  # the same claim, once right and once wrong
    assert found["wiki: exact match"] in (0, 100)
    assert found["own: AUROC of relevance"] in (0, 1)
    assert len(found) == 9
