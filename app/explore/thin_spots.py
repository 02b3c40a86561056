"""What the corpus says little of, or nothing: as visible as what it says much of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from orelore import Article, Coverage

from ..bridge import button
from ..figures.coverage_figures import subjects_of
from ..figures.subjects import REGION
from ..html import EMPTY, join

_PART = Markup("<h3>{}</h3>{}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A country of the region, and minerals of the heat map that no article has with it."""

    country: str
    minerals: tuple[str, ...]
    of: int  # minerals of the heat map


def gaps(articles: Sequence[Article]) -> list[Gap]:
    """The countries of the region with what is missing there, most of it first."""
    grid = subjects_of(articles)
    found = []
    for column, cell in enumerate(grid[0] if grid else []):
        missing = tuple(row[column].mineral for row in grid if not row[column].articles)
        if cell.country in REGION and missing:
            found.append(Gap(cell.country, missing, len(grid)))
    return sorted(found, key=lambda gap: -len(gap.minerals))


def single_minerals(coverage: Coverage) -> list[str]:
    """The minerals that one article alone names."""
    return sorted(name for name, articles in coverage.minerals.items() if articles == 1)


def thin_spots(articles: Sequence[Article], coverage: Coverage) -> Markup:
    """Both in words, with the way to the few articles there are."""
    minerals = single_minerals(coverage)
    buttons = join((button(m, "select", json.dumps(["mineral", m])) for m in minerals), " ")
    alone = _PART.format("Minerals with one article", Markup("<p>{}</p>").format(buttons))
    missing = join(_gap(gap) for gap in gaps(articles))
    absent = _PART.format("Not in any article", Markup("<ul>{}</ul>").format(missing))
    return (alone if minerals else EMPTY) + (absent if missing else EMPTY)


def _gap(gap: Gap) -> Markup:
    return Markup("<li><b>{}</b> with {} <span class=quiet>({} of {})</span></li>").format(
        gap.country, ", ".join(gap.minerals), len(gap.minerals), gap.of
    )
