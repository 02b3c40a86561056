from __future__ import annotations

from collections.abc import Sequence

import pytest

from orelore.retrieval.rerank import LIMIT, RELEVANCE, reranked
from orelore.types import Article, Chunk, Hit, Read


class Listed:
    """A reader that has its opinion of each article from a list."""

    fingerprint = "listed"

    def __init__(self, **relevance: float) -> None:
        self._relevance = relevance

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        assert question == "?"
        return [Read(self._relevance[hit.article.id], ()) for hit in hits]


def hit(name: str, score: float) -> Hit:
    return Hit(Chunk(name, 0, "", "Gold.", 0), Article(name, "T", "Gold."), score)


HITS = [hit("a", 0.9), hit("b", 0.8), hit("c", 0.1)]


def names(hits: Sequence[Hit]) -> list[str]:
    return [hit.article.id for hit in hits]


def test_what_the_reader_finds_relevant_comes_first() -> None:
    assert names(reranked("?", HITS, Listed(a=-2.0, b=2.0, c=0.0))) == ["b", "a", "c"]


def test_the_fused_score_still_counts() -> None:
    assert names(reranked("?", HITS, Listed(a=0.0, b=0.0, c=2.0))) == ["a", "b", "c"]


def test_the_score_is_the_sum_of_both_and_the_read_is_kept() -> None:
    first = reranked("?", HITS[:1], Listed(a=2.0))[0]
    assert first.score == pytest.approx(0.9 + 2.0 * RELEVANCE)
    assert first.read == Read(2.0, ())


def test_a_reader_is_not_surer_than_the_limit() -> None:
    assert reranked("?", HITS[:1], Listed(a=99.0))[0].score == pytest.approx(
        0.9 + LIMIT * RELEVANCE
    )


def test_only_the_first_are_read_and_the_others_stay_behind_them() -> None:
    found = reranked("?", HITS, Listed(a=-6.0, b=-4.0), n=2)
    assert names(found) == ["b", "a", "c"]
    assert found[2] is HITS[2]


def test_of_nothing_nothing_is_read() -> None:
    assert reranked("?", [], Listed()) == []
