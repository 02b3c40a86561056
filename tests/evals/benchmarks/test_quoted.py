"""Counts of what was quoted."""

from __future__ import annotations

from orelore.evals.benchmarks.gold import Marked
from orelore.evals.benchmarks.quoted import (
    Overlap,
    Quoted,
    best_threshold,
    paragraphs_of,
    pooled,
    refused,
    words_in,
)


def quoted(*confidences: float) -> Quoted:
    marked = Marked("q", "", "one two", (), answerable=False)
    return Quoted(marked, ((0, 3),), tuple(((n, n + 1), c) for n, c in enumerate(confidences)))


def test_counts_are_pooled_over_pairs() -> None:
    overlap = pooled([({1, 2}, {2, 3, 4}), (set(), {5})])
    assert overlap == Overlap(both=1, quoted=2, marked=4)
    assert (overlap.precision, overlap.recall, overlap.f1) == (1 / 2, 1 / 4, 1 / 3)


def test_a_span_holds_the_words_that_it_touches() -> None:
    assert words_in("one two  three", [(5, 9)]) == {1}
    assert words_in("one two  three", [(2, 10)]) == {0, 1, 2}
    assert words_in("one two", [(1, 1)]) == set()


def test_a_span_is_widened_to_the_paragraphs_that_it_touches() -> None:
    text = "one two\n\nthree four\n \nfive"
    assert [text[a:b] for a, b in paragraphs_of(text, [(10, 12)])] == ["three four"]
    assert [text[a:b] for a, b in paragraphs_of(text, [(5, 10)])] == ["one two", "three four"]
    assert [text[a:b] for a, b in paragraphs_of(text, [(22, 23)])] == ["five"]
    assert paragraphs_of(text, []) == []


def test_an_answer_is_given_from_its_threshold_on() -> None:
    asked = quoted(0.6, 0.2)
    assert (asked.given(0.6), asked.given(0.7)) == (((0, 3),), ())
    assert asked.sure(0.2) == [(0, 1), (1, 2)]
    assert refused([asked, quoted()], 0.5) == 1 / 2


def test_the_best_threshold_is_one_of_the_confidences() -> None:
    some = [quoted(0.9), quoted(0.4), quoted(0.1)]
    assert best_threshold(some, lambda at: -abs(at - 0.5)) == 0.4
