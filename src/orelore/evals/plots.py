"""Figures of an evaluation as SVG.         (only import of matplotlib)

The colours are CSS variables with a fallback, so that a page may set them for light and for dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from io import StringIO
from itertools import cycle
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from orelore.evals.bootstrap import Estimate
from orelore.evals.metrics import BINS, Bin

WIDTH = 5.2  # inches; on a telephone the letters then keep about their size
LOWER_IS_BETTER = frozenset({"false answer", "false refusal", "Brier"})
_COUNTED = frozenset({"words", "milliseconds"})  # no shares: they would flatten the others

_INK = "#1f1b18"
_LINE = "#ddd6cf"
_SERIES = ("#8f4622", "#38536b", "#4a7a3f", "#76569b")
_VARIABLES = {_INK: "plot-ink", _LINE: "plot-line"} | {
    colour: f"plot-{n}" for n, colour in enumerate(_SERIES, start=1)
}
_DASHES = ("-", "--", "-.", ":")
_STYLE = {
    "svg.fonttype": "none",  # text stays text: it can be searched and takes the page's font
    "svg.hashsalt": "orelore",  # the same figures give the same file
    "text.parse_math": False,  # names may hold a dollar sign
    "font.size": 10,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _LINE,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
}

Metrics = Mapping[str, Estimate]


def bars(systems: Mapping[str, Metrics], baseline: Metrics | None = None) -> str:
    """The shares of each system with their intervals, the baseline's as a stroke across."""
    names = _shares(systems)
    height = 0.9 + len(names) * (0.14 + 0.14 * len(systems))
    with _drawing(height) as (axes, out):
        thick = 0.8 / max(len(systems), 1)
        for n, (system, metrics) in enumerate(systems.items()):
            _bar_row(axes, names, metrics, n, thick, system)
        if baseline is not None:
            _strokes(axes, names, baseline)
        axes.set_yticks(range(len(names)), [_label(name) for name in names])
        axes.set_ylim(len(names) - 0.45, -0.55)
        axes.set_xlim(min([0.0, *(m[k].low for m in systems.values() for k in m if k in names)]), 1)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        _legend(axes)
    return _finished(out, "Metrics of each system with their intervals")


def risk_coverage(curves: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Share of wrong answers among the surest ones, as more questions are answered."""
    with _drawing(3.0) as (axes, out):
        for (system, points), style in zip(curves.items(), _line_styles(), strict=False):
            coverage, risk = zip(*points, strict=True) if points else ((), ())
            axes.plot(coverage, risk, label=system, **style)
        axes.set_xlim(0, 1)
        axes.set_ylim(bottom=0)
        axes.set_xlabel("coverage: share of the questions answered")
        axes.set_ylabel("risk: share of them wrong")
        _legend(axes)
    return _finished(out, "Risk against coverage")


def reliability(bins: Sequence[Bin]) -> str:
    """Share of right answers by how sure the system was, with the number of answers."""
    with _drawing(3.4) as (axes, out):
        left = [min(int(b.confidence * BINS), BINS - 1) / BINS for b in bins]
        shares = [b.right for b in bins]
        axes.bar(left, shares, width=0.96 / BINS, align="edge", color=_SERIES[0])
        for b, at in zip(bins, left, strict=True):
            axes.text(at + 0.5 / BINS, 1.04, f"{b.n}", ha="center", fontsize=8)
        axes.plot([0, 1], [0, 1], color=_INK, linestyle="--", label="as sure as right")
        means = [b.confidence for b in bins]
        axes.scatter(means, shares, color=_INK, s=14, zorder=3, label="mean confidence")
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1.12)
        axes.set_xlabel("confidence")
        axes.set_ylabel("share of the answers right")
        _legend(axes)
    return _finished(out, "Reliability: share of right answers by confidence")


def latency(times: Mapping[str, Sequence[float]]) -> str:
    """Share of the questions answered within a time, from milliseconds."""
    with _drawing(3.0) as (axes, out):
        for (system, values), style in zip(times.items(), _line_styles(), strict=False):
            # A logarithmic axis has no room for nought, which a system that answers at once has.
            if values:
                axes.ecdf(np.maximum(values, 0.1), label=system, **style)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axes.xaxis.set_minor_formatter(FuncFormatter(_minor_label))
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("milliseconds")
        axes.set_ylabel("share answered by then")
        _legend(axes)
    return _finished(out, "Distribution of the time to an answer")


def _shares(systems: Mapping[str, Metrics]) -> list[str]:
    names = dict.fromkeys(name for metrics in systems.values() for name in metrics)
    return [name for name in names if name not in _COUNTED]


def _bar_row(
    axes: Axes, names: Sequence[str], metrics: Metrics, n: int, thick: float, system: str
) -> None:
    held = [(y - 0.4 + thick * (n + 0.5), metrics[k]) for y, k in enumerate(names) if k in metrics]
    means = [e.mean for _, e in held]
    spread = [[e.mean - e.low for _, e in held], [e.high - e.mean for _, e in held]]
    axes.barh(
        [y for y, _ in held],
        means,
        height=thick * 0.9,
        color=_SERIES[n % len(_SERIES)],
        xerr=np.clip(spread, 0, None),
        error_kw={"ecolor": _INK, "elinewidth": 1},
        label=system,
    )


def _strokes(axes: Axes, names: Sequence[str], baseline: Metrics) -> None:
    held = [(y, baseline[name].mean) for y, name in enumerate(names) if name in baseline]
    axes.vlines(
        [mean for _, mean in held],
        [y - 0.44 for y, _ in held],
        [y + 0.44 for y, _ in held],
        color=_INK,
        linewidth=2,
        linestyle=(0, (2, 1)),
        label="baseline",
    )


def _label(metric: str) -> str:
    return f"{metric} ↓" if metric in LOWER_IS_BETTER else metric


def _minor_label(value: float, _: int | None) -> str:
    # Within one decade the axis would else show a single number.
    leading = f"{value:.0e}"[0]
    return f"{value:,g}" if leading in "25" else ""


def _line_styles() -> Iterator[dict[str, Any]]:
    for n, dash in enumerate(cycle(_DASHES)):
        yield {"color": _SERIES[n % len(_SERIES)], "linestyle": dash, "linewidth": 1.8}


def _legend(axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    # Of bars and strokes the axes name the strokes first; the systems belong there.
    named = sorted(zip(handles, labels, strict=True), key=lambda pair: pair[0] in axes.collections)
    if named:
        handles, labels = map(list, zip(*named, strict=True))
        axes.figure.legend(handles, labels, loc="outside upper left", ncols=2, handlelength=1.6)


@contextmanager
def _drawing(height: float) -> Iterator[tuple[Axes, StringIO]]:
    out = StringIO()
    with rc_context(_STYLE):  # type: ignore[arg-type]
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasAgg(figure)
        yield figure.add_subplot(), out
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(out, format="svg", transparent=True, metadata=nothing)


def _finished(out: StringIO, title: str) -> str:
    """The bare element: no prologue, which has no place in a page; colours as variables."""
    svg = out.getvalue()
    svg = svg[svg.index("<svg ") :].replace(
        "<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1
    )
    return re.sub(r"(fill|stroke): (#[0-9a-f]{6})", _themed, svg)


def _themed(found: re.Match[str]) -> str:
    colour = found[2]
    if colour not in _VARIABLES:
        return found[0]
    return f"{found[1]}: var(--{_VARIABLES[colour]}, {colour})"
