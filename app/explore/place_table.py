"""The places as a table, and the filters of table and map. `static/places.js` makes them work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from orelore import Place

from ..html import join
from .place_details import place_button

COLUMNS = ("Place", "Kind", "Country", "Metals", "Status", "Point", "Articles")
PRECISIONS = {"site": "site", "town": "nearest town", "region": "region only", "": "not known"}
_FILTERS = Markup(
    '<div id="place-filters" role="search" aria-label="Places">'
    '<label>Name <input type="search" name="words" autocomplete="off" spellcheck="false"></label>'
    '{selects}<button type="button" class="act" data-all>Show all</button>'
    '<p class="quiet" role="status"><output>{number}</output> of {number} places</p></div>'
)
_SELECT = Markup(
    '<label>{label} <select name="{name}"><option value="">All</option>{options}</select></label>'
)
_TABLE = Markup(
    '<div class="wide" tabindex="0" role="region" aria-labelledby="places-title">'
    '<table id="places"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
)
_HEAD = Markup(
    '<th scope="col" aria-sort="none"><button type="button" data-sort>{}'
    '<span aria-hidden="true"></span></button></th>'
)
_ROW = Markup(
    '<tr data-place="{index}" data-kind="{kind}" data-country="{country}" data-metal="{metals}"'
    ' data-words="{words}"><th scope="row">{name}</th>{cells}</tr>'
)


def place_filters(places: Sequence[Place]) -> Markup:
    """Fields to choose by name, kind, metal and country, each choice with its number of places."""
    selects = (
        _select("Kind", "kind", (place.kind for place in places)),
        _select("Metal", "metal", (m for place in places for m in dict.fromkeys(place.minerals))),
        _select("Country", "country", (place.country for place in places)),
    )
    return _FILTERS.format(selects=join(selects), number=len(places))


def place_table(places: Sequence[Place]) -> Markup:
    """A row for each place; its name is a button that shows it."""
    head = join(_HEAD.format(column) for column in COLUMNS)
    return _TABLE.format(head=head, rows=join(_row(n, place) for n, place in enumerate(places)))


def _select(label: str, name: str, values: Iterable[str]) -> Markup:
    option = Markup('<option value="{0}">{0} ({1})</option>')
    counts = sorted(Counter(values).items(), key=lambda count: (-count[1], count[0]))
    return _SELECT.format(label=label, name=name, options=join(option.format(*c) for c in counts))


def _row(index: int, place: Place) -> Markup:
    cells = (
        place.kind,
        ", ".join(filter(None, (place.country, place.region))),
        ", ".join(place.minerals),
        place.status,
        PRECISIONS[place.precision],
        len(place.articles),
    )
    return _ROW.format(
        index=index,
        kind=place.kind,
        country=place.country,
        metals="|".join(place.minerals),
        words=" ".join((place.name, *place.alt_names, place.region, place.operator)).casefold(),
        name=place_button(index, place),
        cells=join(Markup("<td>{}</td>").format(cell) for cell in cells),
    )
