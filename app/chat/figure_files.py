"""The ways to keep the figures of an answer: as CSV, or as a picture of the chart."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from orelore import FORMS, Answer, Point, Series, export

from ..html import first_of

NAMED = 4  # publishers below a picture
_LINK = Markup(
    '<a class="act" href="data:{type};charset=utf-8;base64,{data}" download="{file}">CSV</a>'
)
_PICTURE = Markup(
    '<button type="button" class="act" data-png="{caption}" data-file="{file}"'
    ' data-sources="{sources}">PNG</button>'
)


def csv_link(answer: Answer, series: Sequence[Series], file: str) -> Markup:
    """A link that is the file itself: the values of the series as `export` writes them."""
    form = FORMS["csv"]
    written = export([replace(answer, series=one) for one in series], form.name)
    return _LINK.format(
        type=form.media_type, data=b64encode(written).decode("ascii"), file=f"{file}{form.suffix}"
    )


def picture_button(caption: str, file: str, points: Iterable[Point]) -> Markup:
    """A button that makes a picture of the chart in the same view.

    The caption stands above the chart, who published its points below it.
    """
    return _PICTURE.format(caption=caption, file=file, sources=publishers_of(points))


def publishers_of(points: Iterable[Point]) -> str:
    """`Sources: Daryo; USGS; 2 more. Orelore`."""
    publishers = list(dict.fromkeys(p.source.publisher for p in points if p.source.publisher))
    return f"Sources: {first_of(publishers, NAMED)}. Orelore" if publishers else "Orelore"
