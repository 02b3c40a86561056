"""How a place looks on the map, and what is told when it is pointed at."""

from __future__ import annotations

from collections.abc import Mapping

from orelore import Place

from ..html import counted
from .chart_style import PALETTE, hover_label, quiet

SIGNS: Mapping[str, str] = {
    "mine": "circle",
    "project": "diamond",
    "deposit": "triangle-up",
    "plant": "square",
    "smelter": "pentagon",
    "tailings": "triangle-down",
    "port": "star",
}
# A metal keeps its colour, whatever else is on the map.
COLOURS: Mapping[str, str] = {
    "gold": PALETTE["orange"],
    "uranium": PALETTE["green"],
    "copper": PALETTE["vermilion"],
    "tungsten": PALETTE["blue"],
    "rare earths": PALETTE["purple"],
    "antimony": PALETTE["sky blue"],
}
OTHER = "other"
POINTS: Mapping[str, str] = {  # what a reader must know of a point, by the precision of the place
    "site": "Drawn where it is.",
    "town": "Drawn at the nearest town.",
    "region": "Only the region is known: drawn at its capital.",
    "": "Where it is is not known: it is not on the map.",
}


def metal_of(place: Place) -> str:
    """The first metal of a place, which gives it its colour; OTHER where it has none of its own."""
    first = place.minerals[0] if place.minerals else OTHER
    return first if first in COLOURS else OTHER


def colour_of(metal: str, dark: bool) -> str:
    """The colour of a metal, or of OTHER."""
    return COLOURS.get(metal, quiet(dark))


def is_hollow(place: Place) -> bool:
    """Whether the point is that of a whole region, and the sign a large ring."""
    return place.precision == "region"


def sign_of(place: Place) -> str:
    """The sign of a place's kind, as Plotly names it."""
    return f"{SIGNS[place.kind]}-open" if is_hollow(place) else SIGNS[place.kind]


def hover_text(place: Place) -> str:
    """What is known of a place, in the lines of a hover label."""
    return hover_label(
        place.name,
        f"{place.kind.capitalize()} in {', '.join(filter(None, (place.region, place.country)))}",
        f"Metals: {', '.join(place.minerals)}" if place.minerals else "",
        _dated("Status", place.status, place.status_as_of),
        _dated("Operator", place.operator, place.operator_as_of),
        POINTS[place.precision] if place.precision else "",
        counted(len(place.articles), "article"),
    )


def _dated(what: str, told: str, as_of: str | None) -> str:
    return f"{what} ({as_of or 'not dated'}): {told}" if told else ""
