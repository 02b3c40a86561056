from __future__ import annotations

import json
from dataclasses import replace
from typing import Literal

import pytest

from orelore import Article, Place
from orelore_app.explore.place_details import (
    GONE,
    chosen_place,
    place_details,
    place_value,
    questions_on,
    titles_of,
)

Kind = Literal["mine", "deposit", "port"]
HOSTILE = "<img src=x onerror=alert(1)>"
TITLES = {"boz": "Gold at Boz", "qora": "Qora"}


def test_a_place_tells_what_is_known_with_its_dates(place: Place) -> None:
    told = place_details(0, [place], TITLES)
    assert "<dt>Where</dt><dd>Navoiy, Uzbekistan</dd>" in told
    assert 'operating <span class="when">(as of 2024-05)</span>' in told
    assert 'Boz Mining <span class="when">(not dated)</span>' in told
    assert "<dt>Point</dt><dd>Drawn at the nearest town.</dd>" in told
    assert 'href="https://example.org/boz"' in told


def test_a_place_leads_to_its_articles_and_to_questions(place: Place) -> None:
    told = place_details(0, [place], TITLES)
    assert 'data-read="boz"' in told
    assert ">Gold at Boz</button>" in told
    assert 'data-ask="Who operates Boz?"' in told


def test_an_article_that_is_gone_is_not_offered(place: Place) -> None:
    assert 'data-read="qora"' not in place_details(0, [place], {"boz": "Gold at Boz"})
    assert "No article of the corpus is on this place" in place_details(0, [place], {})


def test_places_at_the_same_point_lead_to_each_other(place: Place) -> None:
    places = [place, replace(place, name="Qora")]
    assert "At the same point" in place_details(0, places, TITLES)
    assert ">Qora</button>" in place_details(0, places, TITLES)
    assert "At the same point" not in place_details(0, [place], TITLES)


def test_what_is_not_known_has_no_line(place: Place) -> None:
    bare = replace(place, minerals=(), status="", operator="", url="", alt_names=())
    told = place_details(0, [bare], TITLES)
    for name in ("Metals", "Status", "Operator", "Also called", "Source"):
        assert f"<dt>{name}</dt>" not in told


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("mine", "How much gold does Boz produce?"),
        ("deposit", "How much gold does Boz hold?"),
        ("port", "Who operates Boz?"),
    ],
)
def test_questions_suit_the_kind_of_place(kind: Kind, asked: str, place: Place) -> None:
    assert asked in questions_on(replace(place, kind=kind))


def test_metals_in_the_plural_are_asked_for_in_tonnes(place: Place) -> None:
    asked = questions_on(replace(place, minerals=("rare earths",)))
    assert "How many tonnes of rare earths does Boz produce?" in asked


def test_nobody_operates_tailings_and_nothing_is_asked_without_articles(place: Place) -> None:
    assert questions_on(replace(place, kind="tailings")) == ["What is known about Boz?"]
    assert questions_on(replace(place, articles=())) == []


def test_a_chosen_place_is_found_by_its_number_and_name(place: Place) -> None:
    places = [replace(place, name="Qora"), place]
    assert ">Boz</h2>" in chosen_place(place_value(1, place), places, TITLES)


@pytest.mark.parametrize("value", [[0, "Boz"], [7, "Boz"], [-1, "Qora"]])
def test_a_place_of_an_older_table_is_not_mistaken_for_another(
    value: list[object], place: Place
) -> None:
    places = [replace(place, name="Orda"), replace(place, name="Qora")]
    assert GONE in chosen_place(json.dumps(value), places, TITLES)


def test_articles_are_known_by_their_titles() -> None:
    assert titles_of([Article("boz", "Gold at Boz", "Up.")]) == {"boz": "Gold at Boz"}


def test_names_stay_text(place: Place) -> None:
    bad = replace(
        place,
        name=HOSTILE,
        alt_names=(HOSTILE,),
        region=HOSTILE,
        minerals=(HOSTILE,),
        status=HOSTILE,
        operator=HOSTILE,
        coord_source=HOSTILE,
        coord_url="javascript:alert(1)",
        url=HOSTILE,
    )
    told = place_details(0, [bad, replace(bad, name=f"2{HOSTILE}")], {"boz": HOSTILE})
    assert "<img" not in told
    assert "href" not in told
