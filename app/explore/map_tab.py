"""The tab with the map of the places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from orelore import Assistant, Place

from ..figures.embed import fetched
from ..figures.spots import without_point
from ..html import EMPTY, join
from .beside import beside
from .place_details import chosen_place, place_button, titles_of
from .place_table import place_filters, place_table

HINT = "Choose a place on the map or in the table: here you see what is known of it."
NO_PLACES = "The corpus has no table of places, so that there is no map."
_MAP = Markup(
    '{filters}<div class="map-box">{figure}</div>{missing}'
    '<h2 id="places-title">The places as a table</h2>{table}'
)


def map_tab(assistant: Assistant) -> None:
    """Put the map into the page that is being made."""

    def show(value: str) -> Markup:
        return chosen_place(value, assistant.places(), titles_of(assistant.articles()))

    @lru_cache(maxsize=1)  # the same for each visit, until the corpus changes
    def page(_version: str) -> Markup:
        return map_and_table(assistant.places())

    beside(lambda: page(assistant.version), show, names=("map", "place"), hint=HINT)


def map_and_table(places: Sequence[Place]) -> Markup:
    """Filters, the map, what it cannot show, and the same places as a table."""
    if not places:
        return Markup('<p class="quiet">{}</p>').format(NO_PLACES)
    label = f"Map of {len(places)} places; the table below holds the same"
    return _MAP.format(
        filters=place_filters(places),
        figure=fetched("map", label=label),
        missing=_missing(places),
        table=place_table(places),
    )


def _missing(places: Sequence[Place]) -> Markup:
    missing = without_point(places)
    if not missing:
        return EMPTY
    buttons = join((place_button(places.index(place), place) for place in missing), " ")
    told = "Not on the map, because nobody told us where they are:"
    return Markup('<p class="quiet unplaced">{} {}</p>').format(told, buttons)
