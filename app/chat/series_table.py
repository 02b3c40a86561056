"""The values of a quantity over the years, as a table."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from orelore import Answer, Point, Series, Source, source_label

from ..html import EMPTY, join, link_out
from .sources import card_id

_TABLE = Markup(
    '<div class="series" role="region" aria-labelledby="{id}" tabindex="0"><table>'
    '<caption id="{id}">{caption}</caption>'
    '<thead><tr><th scope="col">Year</th><th scope="col">Value{unit}</th>'
    '<th scope="col">Source</th></tr>'
    "</thead><tbody>{rows}</tbody></table></div>"
)
_ROW = Markup(
    '<tr id="{id}"{kind}><th scope="row">{head}</th><td>{value}</td><td>{source}</td></tr>'
)
_CITE = Markup(' <a class="cite" href="#{id}" aria-label="Source {number}">[{number}]</a>')

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Cited = Mapping[object, int]  # the number of the citation that rests on a page


def yearly_values(number: int, series: Series, cited: Cited, question: str = "") -> Markup:
    """A row for each value, with the way to its source and to the citation that rests on it.

    `number` is that of the exchange. The id of a row is `point-NUMBER-INDEX`. The years that the
    question names are marked.
    """
    asked = set(_YEAR.findall(question))
    rows = (
        value_row(
            f"point-{number}-{index}",
            point.year,
            point,
            cite(number, point.source, cited),
            is_asked=not asked.isdisjoint(_YEAR.findall(point.year)),
        )
        for index, point in enumerate(series.points)
    )
    unit = f", {series.unit}" if series.unit else ""
    caption = series.caption
    return _TABLE.format(id=f"series-{number}", caption=caption, unit=unit, rows=join(rows))


def value_row(
    row_id: str, head: str, point: Point, after: Markup = EMPTY, *, is_asked: bool = False
) -> Markup:
    """A row with a head, a value and its source; `after` stands behind the source."""
    basis = Markup(' <span class="basis">{}</span>').format(point.basis) if point.basis else EMPTY
    source = link_out(point.source.url, source_label(point.source))
    kind = Markup(' class="asked"') if is_asked else EMPTY
    told = source + after + basis
    return _ROW.format(id=row_id, kind=kind, head=head, value=point.value, source=told)


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
