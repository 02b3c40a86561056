from __future__ import annotations

from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from orelore import Place
from orelore_app.figures.place_looks import (
    COLOURS,
    OTHER,
    SIGNS,
    colour_of,
    hover_text,
    metal_of,
    sign_of,
)

HOSTILE = "<img src=x onerror=alert(1)>"


def test_every_kind_of_place_has_its_own_sign() -> None:
    assert set(SIGNS) == set(get_args(get_type_hints(Place)["kind"]))
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_every_metal_has_its_own_colour() -> None:
    colours = [colour_of(metal, dark=False) for metal in (*COLOURS, OTHER)]
    assert len(set(colours)) == len(colours)


@pytest.mark.parametrize(
    ("minerals", "metal"), [(("gold", "silver"), "gold"), (("silver", "gold"), OTHER), ((), OTHER)]
)
def test_the_first_metal_gives_the_colour(
    minerals: tuple[str, ...], metal: str, place: Place
) -> None:
    assert metal_of(replace(place, minerals=minerals)) == metal


def test_a_place_known_to_its_region_is_hollow(place: Place) -> None:
    assert sign_of(place) == "circle"
    assert sign_of(replace(place, precision="region", kind="plant")) == "square-open"


def test_a_place_tells_what_is_known_and_when_it_was_so(place: Place) -> None:
    assert hover_text(place).split("<br>") == [
        "<b>Boz</b>",
        "Mine in Navoiy, Uzbekistan",
        "Metals: gold, silver",
        "Status (2024-05): operating",
        "Operator (not dated): Boz Mining",
        "Drawn at the nearest town.",
        "2 articles",
    ]


def test_what_is_not_known_leaves_no_line(place: Place) -> None:
    bare = replace(
        place, region="", minerals=(), status="", operator="", precision="region", articles=("boz",)
    )
    assert hover_text(bare).split("<br>") == [
        "<b>Boz</b>",
        "Mine in Uzbekistan",
        "Only the region is known: drawn at its",
        "capital.",
        "1 article",
    ]


def test_names_stay_text(place: Place) -> None:
    bad = replace(
        place, name=HOSTILE, region=HOSTILE, status=HOSTILE, operator=HOSTILE, minerals=(HOSTILE,)
    )
    text = hover_text(bad)
    assert "<img" not in text
    assert text.count("&lt;img") == 5
