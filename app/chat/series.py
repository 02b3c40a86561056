"""The values of a quantity over the years, as a table."""

from __future__ import annotations

from markupsafe import Markup

from orelore import Point, Series, source_label

from ..html import EMPTY, join, link_out

_TABLE = Markup(
    '<div class="series" role="region" aria-labelledby="{id}" tabindex="0"><table>'
    '<caption id="{id}">{caption}</caption>'
    '<thead><tr><th scope="col">Year</th><th scope="col">Value</th><th scope="col">Source</th></tr>'
    "</thead><tbody>{rows}</tbody></table></div>"
)
_ROW = Markup('<tr><th scope="row">{year}</th><td>{value}</td><td>{source}{basis}</td></tr>')


def yearly_values(exchange: int, series: Series) -> Markup:
    """A row for each value, with the way to its source."""
    return _TABLE.format(
        id=f"series-{exchange}",
        caption=series.caption,
        rows=join(map(_row, series.points)),
    )


def _row(point: Point) -> Markup:
    basis = Markup(' <span class="basis">{}</span>').format(point.basis) if point.basis else EMPTY
    return _ROW.format(
        year=point.year,
        value=point.value,
        source=link_out(point.source.url, source_label(point.source)),
        basis=basis,
    )
