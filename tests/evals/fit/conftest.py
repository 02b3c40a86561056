"""Questions about one mine, with passages that a reader has read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from orelore.answer.asked import look_at
from orelore.evals.fit.cases import Case
from orelore.evals.fit.sentences import Evidence, evidence
from orelore.evals.golden import Golden, GoldSpan
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Candidates, Weights, distinct, rank
from orelore.types import Article, Chunk, Marker, Read, SentenceRead, Source

RIGHT, WRONG = "Kyrgyzaltyn owns Kumtor.", "Gold is old."
CaseOf = Callable[..., Case]


def passage(name: str, text: str) -> tuple[Chunk, Article]:
    source = Source("s", "t", "p", facts=(name,))
    article = Article(name, name, text, sources=(source,), markers=(Marker(len(text), ("s",)),))
    return Chunk(name, 0, "", text, 0, ((0, len(text)),)), article


def read(chunk: Chunk, log_odds: float) -> Read:
    return Read(log_odds, tuple(SentenceRead(*place, log_odds) for place in chunk.sentences))


def rarity(_words: object) -> dict[str, float]:
    return {"owns": 1.0, "kumtor": 2.0}


@pytest.fixture
def case_of() -> CaseOf:
    """Makes a case in which keyword search puts the right passage first, dense search the wrong.

    `sure` is what the reader thinks of each passage: the log-odds that it answers.
    """

    def make(
        id_: str = "q", *, sure: Sequence[float] = (3.0, -3.0), answerable: bool = True
    ) -> Case:
        span = GoldSpan(article="right", start=0, end=len(RIGHT), quote=RIGHT)
        golden = Golden(
            id=id_,
            kind="single" if answerable else "unanswerable_in",
            language="en",
            turns=("Who owns Kumtor?",),
            nuggets=(("Kyrgyzaltyn",),) if answerable else (),
            answerable=answerable,
            spans=(span,) if answerable else (),
        )
        query = read_query(golden.turns[0])
        passages = {1: passage("right", RIGHT), 2: passage("wrong", WRONG)}
        found = Candidates({2: 0.9, 1: 0.5}, {1: 7.0}, {2: 0.9, 1: 0.5}, passages)
        log_odds = dict(zip(("right", "wrong"), sure, strict=True))
        hits = distinct(rank(found, query.recognised, Weights(keyword=0.0)))
        return Case(
            golden,
            query,
            found,
            look_at(query.reading, rarity),
            tuple(replace(hit, read=read(hit.chunk, log_odds[hit.article.id])) for hit in hits),
        )

    return make


@pytest.fixture
def pool(case_of: CaseOf) -> list[Evidence]:
    """Twenty questions that are answered and twenty that are not; the reader is mostly right."""
    cases = []
    for n in range(20):
        blur = (n % 5) / 2  # so that no line parts the questions fully
        cases.append(case_of(f"yes {n}", sure=(3.0 - blur, -3.0)))
        cases.append(case_of(f"no {n}", sure=(-2.0 + blur, -3.0), answerable=False))
    return [evidence(case) for case in cases]
