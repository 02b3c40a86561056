"""A quantity of several countries in one year: chosen, and shown as a chart and a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from orelore import Answer, Point, Series

from ..figures.country_figures import country_chart
from ..figures.embed import written
from ..html import join
from .series_table import Cited, cite, value_row

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST = 2  # countries
DRAWN = 64  # charts that are remembered
_VIEW = Markup(
    '<p class="caption" id="{id}">{caption}</p>{figure}'
    '<div class="series" role="region" aria-labelledby="{id}" tabindex="0">'
    '<table aria-labelledby="{id}"><thead><tr><th scope="col">Country</th>'
    '<th scope="col">Value</th><th scope="col">Source</th></tr></thead>'
    "<tbody>{rows}</tbody></table></div>"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same quantity of at least two countries, with its values of one year."""

    year: str
    name: str  # of the quantity: "uranium mine production"
    unit: str
    countries: tuple[Series, ...]  # the highest first, each with its points of the year alone

    @property
    def caption(self) -> str:
        """What is compared, when and in what unit."""
        title = f"{self.name[:1].upper()}{self.name[1:]} by country, {self.year}"
        return ", ".join(filter(None, (title, self.unit)))

    @property
    def rows(self) -> list[tuple[str, Point]]:
        """Each value with its country."""
        return [(series.owner, point) for series in self.countries for point in series.points]


def compare(answer: Answer) -> Comparison | None:
    """The quantity of an answer in other countries too; None where no year has two of them.

    The year is the one that the question names; without one, the latest that most countries have.
    """
    if answer.series is None or not answer.elsewhere:
        return None
    # The world is no country; beside it the others could not be told apart.
    own = [] if answer.series.owner == "World" else [answer.series]
    every = [*own, *answer.elsewhere]
    year = _year(answer.question, every)
    if year is None:
        return None
    told = [of_year for series in every if (of_year := _in_year(series, year)).points]
    told.sort(key=_highest, reverse=True)
    return Comparison(year, answer.series.name, answer.series.unit, tuple(told))


def country_view(number: int, compared: Comparison, cited: Cited) -> Markup:
    """The chart, and a row for each value; the id of a row is `country-NUMBER-INDEX`."""
    rows = (
        value_row(f"country-{number}-{index}", country, point, cite(number, point.source, cited))
        for index, (country, point) in enumerate(compared.rows)
    )
    figure = _figure(compared, f"by-country-{number}")
    return _VIEW.format(
        id=f"countries-{number}", caption=compared.caption, figure=figure, rows=join(rows)
    )


@lru_cache(maxsize=DRAWN)  # slow to draw, and shown anew with each further question
def _figure(compared: Comparison, name: str) -> Markup:
    return written(
        lambda dark: country_chart(compared.rows, compared.unit, dark=dark),
        name=name,
        label=f"Chart: {compared.caption}",
    )


def _year(question: str, every: Sequence[Series]) -> str | None:
    told = Counter(year for series in every for year in {point.year for point in _drawn(series)})
    shared = {year: count for year, count in told.items() if count >= _FEWEST}
    if asked := _YEAR.findall(question):
        return next((year for year in reversed(asked) if year in shared), None)
    return max(shared, key=lambda year: (shared[year], year), default=None)


def _in_year(series: Series, year: str) -> Series:
    return replace(series, points=tuple(p for p in _drawn(series) if p.year == year))


def _drawn(series: Series) -> list[Point]:
    return [point for point in series.points if point.number is not None]


def _highest(series: Series) -> float:
    return max(point.number or 0 for point in series.points)
