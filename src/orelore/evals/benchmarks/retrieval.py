"""Paragraph retrieval: the right paragraph of all, by keywords, by meaning, by both, and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.items import watched
from orelore.evals.benchmarks.result import Row
from orelore.evals.fit.fusion import DENSE_ONLY, KEYWORD_ONLY
from orelore.evals.ranking import ndcg_at_k
from orelore.index.build import Progress
from orelore.index.library import Library
from orelore.retrieval.rerank import Reader, reranked
from orelore.retrieval.retriever import WEIGHTS, Retriever, Weights, distinct, rank
from orelore.types import Hit

DEPTH = 10
SYSTEMS: Mapping[str, Weights] = {
    "keyword only": KEYWORD_ONLY,
    "dense only": DENSE_ONLY,
    "both": WEIGHTS,
}
READ = "both, then read"

Published = tuple[tuple[str, float, str], ...]


def paragraph_rows(
    name: str,
    questions: QuestionSet,
    library: Library,
    *,
    reader: Reader | None = None,
    published: Published = (),
    progress: Progress | None = None,
) -> list[Row]:
    """nDCG@10 and the right paragraph first, for each way of searching."""
    retriever = Retriever(library.catalog, library.store, library.encoder)
    found = [ranks(asked, retriever, reader) for asked in watched(questions.questions, progress)]
    rows = []
    for system in found[0] if found else ():
        own = [each[system] for each in found]
        first = fmean(100.0 * (position == 1) for position in own)
        gain = 100 * fmean(map(ndcg, own))
        rows += [
            Row(name, f"nDCG@{DEPTH} x 100, {system}", gain, len(own), published, _note(questions)),
            Row(name, f"right paragraph first, %, {system}", first, len(own)),
        ]
    return rows


def ranks(
    asked: Asked, retriever: Retriever, reader: Reader | None = None
) -> dict[str, int | None]:
    """At which place each way of searching finds the right article."""
    query = retriever.read(asked.text)
    found = retriever.candidates(query)
    ranked = {
        system: distinct(rank(found, query.recognised, weights))
        for system, weights in SYSTEMS.items()
    }
    if reader:
        ranked[READ] = reranked(query.reading, ranked["both"], reader)
    return {system: place(asked.article_id, hits) for system, hits in ranked.items()}


def place(article_id: str, hits: Sequence[Hit]) -> int | None:
    """The place of an article, from 1, where an article counts once, with its best passage."""
    articles = list(dict.fromkeys(hit.article.id for hit in hits))
    return articles.index(article_id) + 1 if article_id in articles else None


def ndcg(position: int | None, depth: int = DEPTH) -> float:
    """Of a ranking with one relevant item, at this place."""
    gains = [] if position is None else [0.0] * (position - 1) + [1.0]
    return ndcg_at_k(gains, 1, k=depth)


def _note(questions: QuestionSet) -> str:
    return f"over {len(questions.articles)} paragraphs without titles"
