"""What the table of figures has for the year that was asked, where the sentences do not tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer.quantities import Quantity, agree, comparable, quantities
from orelore.present import source_label
from orelore.types import Answer, Point, Series

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def table_note(answer: Answer) -> str | None:
    """The values of the series for the one year of the question, in words.

    None where the question names no year or several, where the table has no number for it, and
    where a sentence of the answer tells one of its values or a value that agrees with one.
    """
    years = set(_YEAR.findall(answer.question))
    if answer.series is None or len(years) != 1:
        return None
    (year,) = years
    points = [point for point in answer.series.points if point.year == year]
    own = [quantity for point in points for quantity in _quantities(point, answer.series)]
    if not own or _is_told(own, answer):
        return None
    values = (f"{_written(p, answer.series)} ({source_label(p.source)})" for p in points)
    return f"For {year} the table of figures has {'; '.join(values)}."


def _is_told(own: Sequence[Quantity], answer: Answer) -> bool:
    said = [quantity for sentence in answer.sentences for quantity in quantities(sentence.text)]
    return any(comparable(mine, other) and agree(mine, other) for mine in own for other in said)


def _quantities(point: Point, series: Series) -> list[Quantity]:
    return quantities(_written(point, series))


def _written(point: Point, series: Series) -> str:
    return f"{point.value} {series.unit}".strip()
