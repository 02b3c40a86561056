"""A figure in the page's HTML: `figures.js` draws it, light or dark as the page is."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
from markupsafe import Markup

_WRITTEN = Markup(
    '<div class="figure" role="figure" aria-label="{label}" data-name="{name}"'
    ' data-light="{light}" data-dark="{dark}"></div>'
)
_FETCHED = Markup(
    '<div class="figure" role="figure" aria-label="{label}" data-name="{name}"'
    ' data-src="figures/{name}"></div>'
)


def written(draw: Callable[[bool], go.Figure], *, name: str, label: str) -> Markup:
    """A figure that stands in the page, in both looks; `draw` is told whether it is dark.

    `name` is that of the file in which it can be kept, without an ending.
    """
    looks = {"light": draw(False).to_json(), "dark": draw(True).to_json()}
    return _WRITTEN.format(name=name, label=label, **looks)


def fetched(name: str, *, label: str) -> Markup:
    """A figure that the page fetches when it is in sight: one of `explore.figures.FIGURES`."""
    return _FETCHED.format(name=name, label=label)
