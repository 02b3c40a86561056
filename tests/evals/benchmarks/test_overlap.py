"""Counts of what was quoted."""

from __future__ import annotations

from orelore.evals.benchmarks.overlap import Overlap, pooled, words_in


def test_counts_are_pooled_over_pairs() -> None:
    overlap = pooled([({1, 2}, {2, 3, 4}), (set(), {5})])
    assert overlap == Overlap(both=1, quoted=2, marked=4)
    assert (overlap.precision, overlap.recall, overlap.f1) == (1 / 2, 1 / 4, 1 / 3)


def test_a_span_holds_the_words_that_it_touches() -> None:
    assert words_in("one two  three", [(5, 9)]) == {1}
    assert words_in("one two  three", [(2, 10)]) == {0, 1, 2}
    assert words_in("one two", [(1, 1)]) == set()
