"""An evaluation as one page that needs no network.

The first system is the main one: the headline figures and the failed questions are its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from orelore.evals import plots
from orelore.evals.failures import VERDICTS, Scores, failures
from orelore.evals.golden import Golden
from orelore.evals.record import Record
from orelore.evals.report import estimate_text, kind_rows, metric_rows, number
from orelore.evals.summary import Summary

HEADLINES = (
    "nuggets",
    "complete",
    "citation recall",
    "passage recall@5",
    "CRAG",
    "false answer",
    "false refusal",
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure of the main system with that of the baseline, where there is one."""

    name: str
    value: str
    beside: str  # how sure it is, or how it spreads
    baseline: str = ""


def report(
    title: str,
    summaries: Mapping[str, Summary],
    questions: Sequence[Golden],
    records: Mapping[str, Sequence[Record]],
    scores: Mapping[str, Mapping[str, Scores]],
    baseline: Summary | None,
) -> str:
    """The page. The summaries hold at least one system; the first is the main one."""
    main = next(iter(summaries))
    known = {record.id: record for record in records.get(main, ())}
    return _template().render(
        title=title,
        systems=list(summaries),
        asked=len(known),
        headlines=headlines(summaries[main], baseline),
        has_baseline=baseline is not None,
        bars=_bars(summaries, baseline),
        risk_coverage=_risk_coverage(summaries),
        reliability=_reliability(summaries[main]),
        latency=_latency(records),
        metric_rows=metric_rows(summaries),
        kind_rows=kind_rows(summaries),
        verdicts=VERDICTS,
        failures=failures(questions, known, scores.get(main, {})),
    )


def headlines(summary: Summary, baseline: Summary | None) -> list[Headline]:
    """The figures that come first, of those that were measured."""
    before = baseline.metrics if baseline else {}
    some = []
    for name in HEADLINES:
        if name in summary.metrics:
            value, _, interval = estimate_text(summary.metrics[name]).partition(" ")
            was = number(before[name].mean) if name in before else ""
            some.append(Headline(name, value, interval, was))
    return some + _times(summary.latency, baseline.latency if baseline else {})


def _times(latency: Mapping[str, float], before: Mapping[str, float]) -> list[Headline]:
    if not latency:
        return []
    text = {name: f"{number(value)} ms" for name, value in latency.items()}
    was = f"{number(before['median'])} ms" if before else ""
    return [Headline("median time", text["median"], f"p95 {text['p95']}", was)]


def _bars(summaries: Mapping[str, Summary], baseline: Summary | None) -> Markup:
    metrics = {system: summary.metrics for system, summary in summaries.items()}
    return Markup(plots.bars(metrics, baseline.metrics if baseline else None))


def _risk_coverage(summaries: Mapping[str, Summary]) -> Markup:
    curves = {system: s.risk_coverage for system, s in summaries.items() if s.risk_coverage}
    return Markup(plots.risk_coverage(curves)) if curves else Markup()


def _reliability(summary: Summary) -> Markup:
    return Markup(plots.reliability(summary.reliability)) if summary.reliability else Markup()


def _latency(records: Mapping[str, Sequence[Record]]) -> Markup:
    times = {system: [r.milliseconds for r in some] for system, some in records.items() if some}
    return Markup(plots.latency(times)) if times else Markup()


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("orelore.evals", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "anchor": _anchor}
    return environment.get_template("report.html.j2")


def _anchor(question_id: str) -> str:
    # An id of an element holds no white space; a link to it no bare percent sign.
    return "q-" + quote(question_id, safe="").replace("%", "_")
