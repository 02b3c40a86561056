from __future__ import annotations

import pytest

from orelore.retrieval.fusion import convex_combination, reciprocal_rank_fusion


def test_scores_are_weighted_after_the_highest_keyword_score_became_one() -> None:
    fused = convex_combination({"a": 0.5, "b": 1.0}, {"a": 8.0, "b": 4.0}, keyword_weight=0.25)
    assert fused == {"b": 0.75 * 1.0 + 0.25 * 0.5, "a": 0.75 * 0.5 + 0.25 * 1.0}
    assert list(fused) == ["b", "a"]


def test_without_keyword_scores_the_similarity_decides() -> None:
    fused = convex_combination({"a": 0.2, "b": 0.4}, {}, keyword_weight=0.5)
    assert fused == {"b": 0.2, "a": 0.1}


def test_what_has_no_keyword_score_has_its_similarity_alone() -> None:
    fused = convex_combination({"a": 0.8, "b": 0.6}, {"b": 2.0}, keyword_weight=0.5)
    assert fused == pytest.approx({"b": 0.8, "a": 0.4})
    assert list(fused) == ["b", "a"]


def test_nothing_fuses_to_nothing() -> None:
    assert convex_combination({}, {}, keyword_weight=0.5) == {}
    assert reciprocal_rank_fusion([], []) == {}


def test_ranks_are_summed_as_weighted_reciprocals() -> None:
    fused = reciprocal_rank_fusion([["a", "b"], ["b"]], [1.0, 0.5], constant=1)
    assert fused == {"b": 1 / 3 + 0.5 / 2, "a": 1 / 2}
    assert list(fused) == ["b", "a"]


def test_equal_ones_stay_as_first_seen() -> None:
    assert list(reciprocal_rank_fusion([["a"], ["b"]], [1.0, 1.0])) == ["a", "b"]


def test_each_ranking_needs_its_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        reciprocal_rank_fusion([["a"]], [])
