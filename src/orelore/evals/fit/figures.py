"""What the answers of a calibration come to, as figures and as tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

from pydantic import BaseModel, ConfigDict
from tabulate import tabulate

from orelore.evals.fit.confidence import Outcome, threshold
from orelore.evals.metrics import auroc, calibration_error, reliability, squared_error

ALL = "all"
REFUSED = (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2)  # shares of the answerable questions


class Figures(BaseModel):
    """The figures over some questions; None where there are no such questions."""

    model_config = ConfigDict(frozen=True)
    questions: int
    nuggets: dict[str, float]  # by kind of question; a refused one holds none
    words: float | None  # of an answer, median
    answerable_refused: float | None
    unanswerable_refused: dict[str, float]  # by kind
    wrong: float | None  # share of the answers given
    brier: float  # this and what follows as if every question were answered
    calibration_error: float
    auroc_right: float | None  # of confidence: right answers above wrong ones
    auroc_answerable: float | None  # answerable questions above unanswerable ones


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures over some questions, at least one."""
    yes = [o for o in outcomes if o.drafted.evidence.golden.answerable]
    no = [o for o in outcomes if not o.drafted.evidence.golden.answerable]
    given = [o for o in outcomes if not o.refused]
    believed = [(o.confidence, o.drafted.is_right) for o in outcomes]
    right, wrong = ([c for c, r in believed if r is sort] for sort in (True, False))
    return Figures(
        questions=len(outcomes),
        nuggets=_by_kind((o, 0.0 if o.refused else o.drafted.nuggets) for o in yes),
        words=median(len(o.drafted.text.split()) for o in given) if given else None,
        answerable_refused=_rounded(fmean(o.refused for o in yes)) if yes else None,
        unanswerable_refused=_by_kind((o, float(o.refused)) for o in no),
        wrong=_rounded(fmean(not o.drafted.is_right for o in given)) if given else None,
        brier=_rounded(fmean(squared_error(*some) for some in believed)),
        calibration_error=_rounded(calibration_error(reliability(believed))),
        auroc_right=_separation(right, wrong),
        auroc_answerable=_separation([o.confidence for o in yes], [o.confidence for o in no]),
    )


def figures_table(columns: Mapping[str, Figures]) -> str:
    """Figures as rows, question sets as columns."""
    flat = [_flat(some) for some in columns.values()]
    names = dict.fromkeys(name for some in flat for name in some)
    rows = [[name, *(some.get(name) for some in flat)] for name in names]
    return _table(rows, ["", *columns])


def reliability_table(outcomes: Sequence[Outcome]) -> str:
    """How often the answers of about one confidence are right."""
    bins = reliability([(o.confidence, o.drafted.is_right) for o in outcomes])
    rows = [[b.n, b.confidence, b.right] for b in bins]
    return _table(rows, ["questions", "confidence", "share right"])


def trade_off(outcomes: Sequence[Outcome]) -> str:
    """What other thresholds would refuse, and the risk of the answers that remain."""
    yes = [o.confidence for o in outcomes if o.drafted.evidence.golden.answerable]
    no = [o.confidence for o in outcomes if not o.drafted.evidence.golden.answerable]
    rows = []
    for share in REFUSED if yes else ():
        limit = threshold(yes, share)
        given = [o for o in outcomes if o.confidence >= limit]
        rows.append(
            [
                limit,
                fmean(c < limit for c in yes),
                fmean(c < limit for c in no) if no else None,
                len(given) / len(outcomes),
                fmean(not o.drafted.is_right for o in given),
            ]
        )
    head = ["threshold", "answerable refused", "unanswerable refused", "coverage", "risk"]
    return _table(rows, head)


def _by_kind(values: Iterable[tuple[Outcome, float]]) -> dict[str, float]:
    kinds: dict[str, list[float]] = {ALL: []}
    for outcome, value in values:
        kinds[ALL].append(value)
        kinds.setdefault(outcome.drafted.evidence.golden.kind, []).append(value)
    return {kind: _rounded(fmean(some)) for kind, some in kinds.items() if some}


def _separation(high: Sequence[float], low: Sequence[float]) -> float | None:
    return _rounded(auroc(high, low)) if high and low else None


def _flat(some: Figures) -> dict[str, float | None]:
    flat: dict[str, float | None] = {}
    for name, value in some:
        named = value.items() if isinstance(value, dict) else [("", value)]
        flat |= {f"{name} {kind}".replace("_", " ").strip(): v for kind, v in named}
    return flat


def _table(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    return tabulate(rows, headers=head, tablefmt="simple", floatfmt=".3f", missingval="-")


def _rounded(value: float) -> float:
    return round(value, 4)
