import random
from dataclasses import replace
from statistics import fmean

from orelore.training.examples import Example, question
from orelore.training.mixture import Share, negatives, times, windows

PASSAGE = "Ants rest. Bees sing. Cats hunt."
EXAMPLE = question("Who sings?", PASSAGE, [(11, 15)])


def without(passage: str) -> Example:
    return question("Who sings?", passage, [])


def test_times_has_the_mean_that_is_asked_for() -> None:
    chance = random.Random(0)
    drawn = [times(1.3, chance) for _ in range(2_000)]
    assert set(drawn) == {1, 2}
    assert abs(fmean(drawn) - 1.3) < 0.05


def test_each_question_gets_its_share_of_windows() -> None:
    found = list(windows([EXAMPLE], Share(3, beside=2), random.Random(0)))
    assert [e.answered for e in found] == [True] * 3 + [False] * 2


def test_a_passage_without_sentences_gives_no_window() -> None:
    assert list(windows([replace(EXAMPLE, sentences=())], Share(3), random.Random(0))) == []


def test_the_best_negative_comes_first_and_the_last_again_when_there_are_too_few() -> None:
    found = [[without("Ants rest."), without("Cats hunt.")], []]
    drawn = negatives(found, Share(1, hard=3), random.Random(0))
    assert [e.passage for e in drawn] == ["Ants rest.", "Cats hunt.", "Cats hunt."]
