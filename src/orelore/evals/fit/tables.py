"""How retrieval ranks with other weights, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from tabulate import tabulate

from orelore.answer.kinds import BROAD
from orelore.evals.fit.cases import Case
from orelore.evals.fit.fusion import (
    DENSE_ONLY,
    DEPTHS,
    KEYWORD_ONLY,
    RELEVANCES,
    Ranking,
    by_ranks,
    by_reading,
    by_weights,
    fit_fusion,
    fit_relevance,
    mean_of,
    milliseconds,
    recall_read,
)
from orelore.retrieval.rerank import RELEVANCE, Reader
from orelore.retrieval.retriever import Weights

HEAD = ("recall@5", "MRR@10")
_EXACT = ".3f"


def fusion_table(cases: Sequence[Case], weights: Weights) -> str:
    """Each search alone, and both together with the weights in use and with others."""
    choice = fit_fusion(cases)
    some = {"dense only": DENSE_ONLY, "keyword only": KEYWORD_ONLY, f"in use: {weights}": weights}
    rankings = {
        **{name: mean_of([by_weights(case, w) for case in cases]) for name, w in some.items()},
        "by ranks": mean_of([by_ranks(case) for case in cases]),
        f"fitted: {choice.best}": mean_of([by_weights(case, choice.best) for case in cases]),
    }
    table = _table([[name, *_cells(r)] for name, r in rankings.items()], ["fusion", *HEAD])
    return f"{table}\nfitted, cross-validated mean of both: {fmean(choice.values):.3f}"


def relevance_table(cases: Sequence[Case]) -> str:
    """The reader's relevance with several weights."""
    rankings = {w: [by_reading(case, w, case.depth) for case in cases] for w in RELEVANCES}
    choice = fit_relevance(rankings)
    rows = [[_named(w, RELEVANCE, choice.best), *_cells(mean_of(r))] for w, r in rankings.items()]
    table = _table(rows, ["relevance", *HEAD])
    return f"{table}\nbest, cross-validated mean of both: {fmean(choice.values):.3f}"


def depth_table(cases: Sequence[Case], reader: Reader) -> str:
    """What reading fewer or more hits is worth, and the time it takes."""
    broad = [case for case in cases if case.asked.kind in BROAD]
    others = [case for case in cases if case.asked.kind not in BROAD]
    rows = [
        [
            str(n),
            *_cells(mean_of([by_reading(case, RELEVANCE, n) for case in cases])),
            *(
                fmean(recall_read(case, n) for case in some) if some else None
                for some in (others, broad)
            ),
            milliseconds(reader, cases, n),
        ]
        for n in DEPTHS
    ]
    in_all = ["recall of all read", "the same, broad questions"]
    return _table(rows, ["hits read", *HEAD, *in_all, "milliseconds"])


def _named(value: float, used: float, best: float) -> str:
    notes = [note for note, other in (("in use", used), ("best", best)) if value == other]
    return f"{value} ({', '.join(notes)})" if notes else str(value)


def _cells(ranking: Ranking) -> list[float]:
    return [ranking.recall_at_5, ranking.mrr_at_10]


def _table(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    return tabulate(rows, headers=head, floatfmt=_EXACT, disable_numparse=[0])
