"""The figures of the coverage as tables, for those who do not point at figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from orelore import Article

from ..bridge import button
from ..figures.coverage_figures import NOTHING, publishers_of, subjects_of
from ..figures.pages import pages_by_month, pages_of
from ..figures.subjects import Cell
from ..html import counted, join

_FOLDED = Markup(
    '<details class="as-table"><summary>{title} as a table</summary>'
    '<div class="wide" tabindex="0" role="region" aria-label="{title} as a table"><table>'
    "<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
)
_ROW = Markup('<tr><th scope="row">{}</th>{}</tr>')
_CELL = Markup("<td>{}</td>")


def subject_table(articles: Sequence[Article]) -> Markup:
    """The heat map: a row for each mineral, a button in each cell that has articles."""
    grid = subjects_of(articles)
    head = ["Mineral", *(cell.country for cell in (grid[0] if grid else []))]
    rows = (_ROW.format(row[0].mineral, join(_subject(cell) for cell in row)) for row in grid)
    return _folded("Articles by mineral and country", head, rows)


def month_table(articles: Sequence[Article]) -> Markup:
    """The time line: a row for each month, the newest first."""
    dated = pages_by_month(pages_of(articles)).dated
    rows = (_pages("month", month, len(dated[month])) for month in reversed(list(dated)))
    return _folded("Pages by month", ["Month", "Pages"], rows)


def publisher_table(articles: Sequence[Article]) -> Markup:
    """The busiest publishers: a row for each."""
    rows = (_pages("publisher", bar.name, len(bar.pages)) for bar in publishers_of(articles))
    return _folded("Busiest publishers", ["Publisher", "Pages"], rows)


def _subject(cell: Cell) -> Markup:
    if not cell.articles:
        return _CELL.format(NOTHING)
    label = f"{cell.mineral}, {cell.country}: {counted(len(cell.articles), 'article')}"
    value = json.dumps(["subject", cell.country, cell.mineral], ensure_ascii=False)
    return _CELL.format(button(str(len(cell.articles)), "select", value, label=label))


def _pages(kind: str, name: str, pages: int) -> Markup:
    value = json.dumps([kind, name], ensure_ascii=False)
    label = f"{name}: {counted(pages, 'page')}"
    return _ROW.format(name, _CELL.format(button(str(pages), "select", value, label=label)))


def _folded(title: str, head: Iterable[str], rows: Iterable[Markup]) -> Markup:
    cells = join(Markup('<th scope="col">{}</th>').format(name) for name in head)
    return _FOLDED.format(title=title, head=cells, rows=join(rows))
