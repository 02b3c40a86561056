"""Places -> spots of the map, those that share a point side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from orelore import Place

from .projection import XY, project

_STEP_KM = 18.0  # side by side on a wide screen; on a narrow one the reader zooms in
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_PRECISIONS = ("site", "town", "region")  # what is known best keeps its point


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and where it is drawn, in kilometres."""

    place: Place
    x: float
    y: float
    index: int = 0  # of the place, among all


def spots_of(places: Iterable[Place]) -> list[Spot]:
    """A spot for each place that has a point.

    Places near one town, or of one region, have the same point. They are laid around it like the
    seeds of a sunflower, within 70 km for a dozen.
    """
    by_point: dict[XY, list[tuple[int, Place]]] = defaultdict(list)
    for index, place in enumerate(places):
        if place.latitude is not None and place.longitude is not None:
            by_point[place.longitude, place.latitude].append((index, place))
    return [spot for point, there in by_point.items() for spot in _around(point, there)]


def without_point(places: Iterable[Place]) -> list[Place]:
    """The places that cannot be drawn, to be named beside the map."""
    return [place for place in places if place.latitude is None or place.longitude is None]


def sharing_point(places: Iterable[Place], place: Place) -> list[Place]:
    """The other places that have the very point of this one."""
    if place.latitude is None:
        return []
    point = (place.latitude, place.longitude)
    return [p for p in places if (p.latitude, p.longitude) == point and p != place]


def _around(point: XY, places: Sequence[tuple[int, Place]]) -> list[Spot]:
    x, y = project(*point)
    ordered = sorted(places, key=lambda numbered: _PRECISIONS.index(numbered[1].precision))
    return [
        Spot(place, x + far * cos(angle), y + far * sin(angle), index)
        for n, (index, place) in enumerate(ordered)
        for far, angle in [(_STEP_KM * sqrt(n), n * _GOLDEN_ANGLE)]
    ]
