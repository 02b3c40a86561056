"""The questions of a set with all that is found and read for each, gathered once.

Trying other weights is then arithmetic. What is fitted is reported by cross-validation: each case
is scored with what was fitted without its fold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from orelore.answer.asked import Asked, look_at
from orelore.answer.kinds import BROAD
from orelore.assistant import Assistant
from orelore.evals.benchmarks.reading import read_hits
from orelore.evals.golden import Golden
from orelore.retrieval.query import Query
from orelore.retrieval.rerank import READ, READ_WIDELY, Reader, limited
from orelore.retrieval.retriever import Candidates, Retriever, distinct, rank
from orelore.types import Hit

P = TypeVar("P")
T = TypeVar("T")
Progress = Callable[[int, int], None]  # told the questions done and to do

FOLDS = 5
DEEPEST = 12  # hits that are read, to see what reading fewer of them is worth


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what both searches found for it, and the best hits, read."""

    golden: Golden
    query: Query
    found: Candidates
    asked: Asked
    hits: tuple[Hit, ...]  # in their fused order; none for a question that was not understood

    @property
    def depth(self) -> int:
        """How many hits the assistant reads for such a question."""
        return READ_WIDELY if self.asked.kind in BROAD else READ

    def reranked(self, relevance: float, n: int) -> list[Hit]:
        """The hits as they come when the first n are read, and relevance has this weight."""
        return [*sorted(self.hits[:n], key=lambda h: -_score(h, relevance)), *self.hits[n:]]


def gather(
    assistant: Assistant,
    retriever: Retriever,
    reader: Reader,
    questions: Sequence[Golden],
    progress: Progress,
) -> list[Case]:
    """Search and read once for each question."""
    rarity, cases = cache(retriever.rarity), []
    for golden in questions:
        query = retriever.read(understood(assistant, golden))
        found = retriever.candidates(query)
        hits = read(reader, query, distinct(rank(found, query.recognised, retriever.weights)))
        cases.append(Case(golden, query, found, look_at(query.reading, rarity), hits))
        progress(len(cases), len(questions))
    return cases


def understood(assistant: Assistant, golden: Golden) -> str:
    """The last turn as the assistant takes it after the others."""
    if len(golden.turns) == 1:
        return golden.turns[0]
    chat = assistant.chat()
    *_, answer = [chat.ask(turn) for turn in golden.turns]
    return answer.question


def read(reader: Reader, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The first hits with what the reader makes of them."""
    first = hits[:DEEPEST] if query.is_understood else []
    return tuple(read_hits(query.reading, first, reader))


def folds(cases: Sequence[P]) -> list[tuple[list[P], list[P]]]:
    """FOLDS pairs of held-out cases and the rest; every FOLDS-th case belongs together."""
    return [
        (list(cases[i::FOLDS]), [c for n, c in enumerate(cases) if n % FOLDS != i])
        for i in range(FOLDS)
    ]


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The best of some options, and what choosing so is worth on cases that had no say."""

    best: T
    values: tuple[float, ...]  # of each case, with the option that is best on the other folds


def choose_best(values: Mapping[T, Sequence[float]]) -> Choice[T]:
    """Choose among options by their mean value; each has one value for each case, in order."""
    options, count = list(values), len(next(iter(values.values())))

    def best(cases: Sequence[int]) -> T:
        return max(options, key=lambda option: sum(values[option][i] for i in cases))

    held_out = [0.0] * count
    for fold, rest in folds(range(count)):
        chosen = best(rest)
        for i in fold:
            held_out[i] = values[chosen][i]
    return Choice(best(range(count)), tuple(held_out))


def _score(hit: Hit, relevance: float) -> float:
    return hit.score + relevance * limited(hit.read.relevance if hit.read else 0.0)
