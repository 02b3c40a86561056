"""The quantity that an answer tells: as a table, as a chart, and beside that of other countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup
from slugify import slugify

from orelore import Answer, Series

from ..figures.embed import written
from ..figures.series_figures import series_chart, series_note, undrawn
from ..html import EMPTY, join
from .by_country import DRAWN, compare, country_view
from .figure_files import csv_link, picture_button
from .series_table import cited_pages, yearly_values

_WHOLE = Markup(
    '<section class="quantity" id="quantity-{number}" aria-label="Figures">{}{}</section>'
)
_SWITCH = Markup('<div class="switch" role="group" aria-label="Show the figures as">{}</div>')
_PART = Markup(
    '<button type="button" data-show="{id}" aria-controls="{id}" aria-pressed="{pressed}">'
    "{title}</button>"
)
_VIEW = Markup(
    '<div class="view" id="{id}" data-rows="{rows}"{hidden}>{content}'
    '<div class="files"><span class="quiet">Download</span>{files}</div></div>'
)
_CHART = Markup('<p class="caption">{}</p>{}{}')


@dataclass(frozen=True, slots=True)
class _View:
    """One way to show a quantity."""

    id: str
    title: str
    rows: str  # how the ids of the rows begin that a point of its chart leads to
    content: Markup
    files: Markup


def quantity(number: int, answer: Answer) -> Markup:
    """The series of an answer in the views that make sense for it; empty without a series.

    `number` is that of the exchange in its conversation. `series.js` switches between the views.
    """
    if answer.series is None:
        return EMPTY
    views = list(_views(number, answer, answer.series))
    return _WHOLE.format(
        _switch(views),
        join(_shown(view, is_first=view is views[0]) for view in views),
        number=number,
    )


def _views(number: int, answer: Answer, series: Series) -> Iterator[_View]:
    name, cited, rows = slugify(series.title), cited_pages(answer), f"point-{number}-"
    table = yearly_values(number, series, cited, answer.question)
    yield _View(f"table-{number}", "Table", rows, table, csv_link(answer, [series], name))
    if len(series.points) - len(undrawn(series)) > 1:  # one value is no development
        png = picture_button(series.caption, name, series.points)
        yield _View(f"chart-{number}", "Chart", rows, _chart(series, name), png)
    if compared := compare(answer):
        name = slugify(compared.caption)
        points = [point for _, point in compared.rows]
        png = picture_button(compared.caption, name, points)
        files = csv_link(answer, compared.countries, name) + png
        view = country_view(number, compared, cited)
        yield _View(f"country-{number}", "By country", f"country-{number}-", view, files)


@lru_cache(maxsize=DRAWN)  # slow to draw, and shown anew with each further question
def _chart(series: Series, name: str) -> Markup:
    figure = written(
        lambda dark: series_chart(series, dark=dark), name=name, label=f"Chart: {series.caption}"
    )
    note = series_note(series)
    missing = Markup('<p class="quiet">{}</p>').format(note) if note else EMPTY
    return _CHART.format(series.caption, figure, missing)


def _switch(views: Sequence[_View]) -> Markup:
    if len(views) == 1:
        return EMPTY
    return _SWITCH.format(
        join(
            _PART.format(id=view.id, title=view.title, pressed=str(view is views[0]).lower())
            for view in views
        )
    )


def _shown(view: _View, *, is_first: bool) -> Markup:
    return _VIEW.format(
        id=view.id,
        rows=view.rows,
        hidden=EMPTY if is_first else Markup(" hidden"),
        content=view.content,
        files=view.files,
    )
