"""The tab that shows how good the answers are, as the latest `orelore eval` found."""

from __future__ import annotations

from markupsafe import Markup

from orelore import Evaluation, Settings, latest_evaluation

from ..bridge import pane
from ..html import EMPTY, counted, join
from .beside import guarded
from .measures import KINDS, MEASURES, OTHERS

REPORT = "evaluation/report"  # where `report_routes` serves the whole report, below the page
_NONE = Markup(
    "<p>Nobody has measured the answers here yet, or the report lies elsewhere than in"
    " <code>{}</code>.</p><p>To measure them, run <code>orelore eval</code> with a question set:"
    " it asks every question and writes the figures that this tab shows. They are of this corpus"
    " and of these settings; no others come with the package.</p>"
)
_HEAD = Markup(
    "<p>Measured on {date} with {questions}.</p>{kinds}"
    '<p class="quiet">In brackets, the interval that holds the mean in 95 of 100 resamplings of'
    " the questions.{beside}</p>{link}"
)
_LINK = Markup(
    '<p><a class="out" href="{}" target="_blank" rel="noopener">The full report, with figures and'
    ' every failed question<span class="unseen"> (opens in a new tab)</span></a></p>'
)
_NO_PAGE = Markup('<p class="quiet">The full report, report.html, is not beside it.</p>')
_TABLE = Markup(
    '<div class="wide" tabindex="0" role="region" aria-label="Figures"><table class="figures">'
    '<thead><tr><th scope="col">Measure</th>{head}</tr></thead>{groups}</table></div>'
)
_GROUP = Markup('<tbody><tr><th scope="rowgroup" colspan="{}">{}</th></tr>{}</tbody>')
_ROW = Markup('<tr><th scope="row">{}<span class="quiet">{}</span></th>{}</tr>')
_CELL = Markup('<td>{} <span class="quiet">{}</span></td>')


def evaluation_tab(settings: Settings) -> None:
    """Put the latest report into the page that is being made."""

    def latest() -> Markup:
        found = latest_evaluation(settings.reports)
        return evaluation_page(found) if found else _NONE.format(settings.reports)

    pane(lambda: str(guarded(latest)), "evaluation")


def evaluation_page(found: Evaluation) -> Markup:
    """When and with what it was measured, the way to the full report, and the figures."""
    beside = f" Beside {found.systems[0]}: {', '.join(found.systems[1:])}."
    head = _HEAD.format(
        date=f"{found.made:%-d %B %Y, %H:%M}",
        questions=counted(found.questions, "question"),
        kinds=_kinds(found),
        beside=beside if found.systems[1:] else "",
        link=_LINK.format(REPORT) if found.page else _NO_PAGE,
    )
    return head + _table(found)


def _kinds(found: Evaluation) -> Markup:
    told = [f"{number} {KINDS.get(kind, kind)}" for kind, number in found.kinds.items() if number]
    return Markup('<p class="quiet">The questions: {}.</p>').format(", ".join(told))


def _table(found: Evaluation) -> Markup:
    rows = {name: figures for name, *figures in found.rows}
    others = {name: "" for name in rows if not any(name in group for group in MEASURES.values())}
    groups = join(
        _GROUP.format(
            1 + len(found.systems),
            title,
            join(_row(name, says, rows[name]) for name, says in group.items() if name in rows),
        )
        for title, group in {**MEASURES, OTHERS: others}.items()
        if any(name in rows for name in group)
    )
    head = join(Markup('<th scope="col">{}</th>').format(system) for system in found.systems)
    return _TABLE.format(head=head, groups=groups)


def _row(name: str, meaning: str, figures: list[str]) -> Markup:
    cells = (_CELL.format(value, rest) for value, _, rest in (f.partition(" ") for f in figures))
    return _ROW.format(name, meaning, join(cells) if figures else EMPTY)
