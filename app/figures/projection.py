"""Longitude and latitude -> kilometres on a flat map: Albers' equal-area conic for Central Asia."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

XY = tuple[float, float]

_EARTH_KM = 6371.0
_CENTRE = (67.0, 45.0)  # the point that lies at (0, 0)
# Areas are true everywhere, shapes along these two parallels.
_SOUTH, _NORTH = radians(38), radians(52)
_CONE = (sin(_SOUTH) + sin(_NORTH)) / 2
_SIZE = cos(_SOUTH) ** 2 + 2 * _CONE * sin(_SOUTH)


def project(longitude: float, latitude: float) -> XY:
    """Kilometres east and north of the middle of the map, for a point in degrees."""
    angle = _CONE * radians(longitude - _CENTRE[0])
    radius = _radius(latitude)
    return radius * sin(angle), _radius(_CENTRE[1]) - radius * cos(angle)


def _radius(latitude: float) -> float:
    return _EARTH_KM * sqrt(_SIZE - 2 * _CONE * sin(radians(latitude))) / _CONE
