"""The ways to keep the figures of an answer: as CSV, or as a picture of the chart."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from orelore import FORMS, Answer, Series, export

_LINK = Markup(
    '<a class="act" href="data:{type};charset=utf-8;base64,{data}" download="{file}">CSV</a>'
)
_PICTURE = Markup(
    '<button type="button" class="act" data-png="{caption}" data-file="{file}">PNG</button>'
)


def csv_link(answer: Answer, series: Sequence[Series], file: str) -> Markup:
    """A link that is the file itself: the values of the series as `export` writes them."""
    form = FORMS["csv"]
    written = export([replace(answer, series=one) for one in series], form.name)
    return _LINK.format(
        type=form.media_type, data=b64encode(written).decode("ascii"), file=f"{file}{form.suffix}"
    )


def picture_button(caption: str, file: str) -> Markup:
    """A button that makes a picture of the chart in the same view, with the caption above it."""
    return _PICTURE.format(caption=caption, file=file)
