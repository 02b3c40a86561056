from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from orelore import Place
from orelore_app.figures.projection import project
from orelore_app.figures.spots import sharing_point, spots_of, without_point


def test_a_place_alone_is_drawn_at_its_point(place: Place) -> None:
    [spot] = spots_of([place])
    assert (spot.x, spot.y) == pytest.approx(project(64.5, 41.5))


def test_places_that_share_a_point_are_drawn_side_by_side(place: Place) -> None:
    spots = spots_of([replace(place, name=str(n)) for n in range(12)])
    points = [(spot.x, spot.y) for spot in spots]
    assert min(dist(a, b) for a, b in combinations(points, 2)) > 15
    assert max(dist(point, project(64.5, 41.5)) for point in points) < 70


def test_the_site_keeps_its_point_among_towns_and_regions(place: Place) -> None:
    places = [replace(place, precision=precision) for precision in ("region", "town", "site")]
    first = spots_of(places)[0]
    assert first.place.precision == "site"
    assert (first.x, first.y) == pytest.approx(project(64.5, 41.5))


def test_a_place_without_a_point_is_told_apart(place: Place) -> None:
    lost = replace(place, name="Lost", latitude=None, longitude=None, precision="")
    assert [spot.place for spot in spots_of([lost, place])] == [place]
    assert without_point([lost, place]) == [lost]


def test_a_spot_knows_which_of_all_places_it_is(place: Place) -> None:
    nowhere = replace(place, latitude=None, longitude=None, precision="")
    assert [spot.index for spot in spots_of([nowhere, place, nowhere, place])] == [1, 3]


def test_the_others_at_a_point_are_told_and_those_elsewhere_are_not(place: Place) -> None:
    other, far = replace(place, name="Qora"), replace(place, name="Orda", longitude=70.0)
    nowhere = replace(place, name="Kum", latitude=None, longitude=None, precision="")
    places = [place, other, far, nowhere, replace(nowhere, name="Kok")]
    assert sharing_point(places, place) == [other]
    assert sharing_point(places, nowhere) == []
