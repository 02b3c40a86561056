"""The values of a quantity over the years, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from orelore import Answer, Point, Series, Source, source_label

from ..html import EMPTY, join, link_out
from .sources import card_id

_TABLE = Markup(
    '<div class="series" role="region" aria-labelledby="{id}" tabindex="0"><table>'
    '<caption id="{id}">{caption}</caption>'
    '<thead><tr><th scope="col">Year</th><th scope="col">Value</th><th scope="col">Source</th></tr>'
    "</thead><tbody>{rows}</tbody></table></div>"
)
_ROW = Markup('<tr id="{id}"><th scope="row">{head}</th><td>{value}</td><td>{source}</td></tr>')
_CITE = Markup(' <a class="cite" href="#{id}" aria-label="Source {number}">[{number}]</a>')

Cited = Mapping[object, int]  # the number of the citation that rests on a page


def yearly_values(number: int, series: Series, cited: Cited) -> Markup:
    """A row for each value, with the way to its source and to the citation that rests on it.

    `number` is that of the exchange. The id of a row is `point-NUMBER-INDEX`.
    """
    rows = (
        value_row(f"point-{number}-{index}", point.year, point, cite(number, point.source, cited))
        for index, point in enumerate(series.points)
    )
    return _TABLE.format(id=f"series-{number}", caption=series.caption, rows=join(rows))


def value_row(row_id: str, head: str, point: Point, after: Markup = EMPTY) -> Markup:
    """A row with a head, a value and its source; `after` stands behind the source."""
    basis = Markup(' <span class="basis">{}</span>').format(point.basis) if point.basis else EMPTY
    source = link_out(point.source.url, source_label(point.source))
    return _ROW.format(id=row_id, head=head, value=point.value, source=source + after + basis)


def cited_pages(answer: Answer) -> Cited:
    """The pages that the answer's citations rest on, with the number of the first that does."""
    cited: dict[object, int] = {}
    for citation in answer.citations:
        for source in citation.sources:
            cited.setdefault(source.page, citation.number)
    return cited


def cite(number: int, source: Source, cited: Cited) -> Markup:
    """The number of the citation that rests on the same page; empty where none does."""
    card = cited.get(source.page)
    return _CITE.format(id=card_id(number, card), number=card) if card else EMPTY
