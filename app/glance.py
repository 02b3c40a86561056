"""What a number in a text shows before one follows it; `static/glance.js` shows it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import Source, source_label

from .html import first_of

NAMED = 2  # sources named at a glance

_GLANCE = Markup(
    '<template class="glance"><p class="glance-quote" lang="{language}">{quote}</p>'
    '<p class="quiet">{when}{sources}</p></template>'
)


def glance(
    language: str, quote: str, sources: Sequence[Source], as_of: str | None = None
) -> Markup:
    """The quote, who published it and when, for the small card over a number."""
    labels = [source_label(source) or "Publisher not named" for source in sources]
    # What rests on several sources was so when the newest of them tells of it.
    when = max((source.as_of(as_of) or "" for source in sources), default=as_of)
    return _GLANCE.format(
        language=language, quote=quote, when=so(when), sources=first_of(labels, NAMED)
    )


def so(as_of: str | None) -> str:
    """When something was so, before its source."""
    return f"as of {as_of} · " if as_of else ""
