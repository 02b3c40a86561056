"""The tab that shows what the corpus covers."""

from __future__ import annotations

from markupsafe import Markup

from ..bridge import pane
from ..figures.embed import fetched


def coverage_tab() -> None:
    """Put the figures of the coverage into the page that is being made."""
    names = {"subjects": "Articles by mineral and country", "timeline": "Pages by month"}
    pane(Markup("").join(fetched(n, label=label) for n, label in names.items()), "coverage")
