"""What is known of one place, as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from orelore import Article, Place

from ..bridge import ask_button, button, read_button
from ..figures.place_looks import POINTS
from ..figures.spots import sharing_point
from ..html import EMPTY, join, link_out, wrong
from .beside import details

GONE = "This place is no longer in the tables. Load the page again."
_DOES = dict.fromkeys(("mine", "plant", "smelter"), "produce") | dict.fromkeys(
    ("deposit", "project"), "hold"
)
_FACT = Markup("<dt>{}</dt><dd>{}</dd>")
_PART = Markup("<h3>{}</h3><ul>{}</ul>")


def chosen_place(value: str, places: Sequence[Place], titles: Mapping[str, str]) -> Markup:
    """The details of the place that `place_value` told; `titles` are those of the articles."""
    index, name = json.loads(value)
    if not 0 <= index < len(places) or places[index].name != name:
        return wrong(GONE)
    return place_details(index, places, titles)


def place_value(index: int, place: Place) -> str:
    """How a place is told from the page to the server: as the map does."""
    return json.dumps([index, place.name], ensure_ascii=False)


def place_button(index: int, place: Place) -> Markup:
    """A button that shows a place."""
    return button(place.name, "select", place_value(index, place))


def titles_of(articles: Sequence[Article]) -> Mapping[str, str]:
    """The titles of the articles by id."""
    return {article.id: article.title for article in articles}


def place_details(index: int, places: Sequence[Place], titles: Mapping[str, str]) -> Markup:
    """All that is known of a place, and the ways on."""
    place = places[index]
    facts = join(_FACT.format(name, told) for name, told in _facts(place) if told)
    body = Markup('<dl data-place="{}">{}</dl>{}').format(index, facts, _ways_on(place, titles))
    return details("place", place.name, body + _neighbours(places, place))


def questions_on(place: Place) -> list[str]:
    """Questions that the articles may answer; none where no article speaks of the place."""
    if not place.articles:
        return []
    asked = [f"Who operates {place.name}?", f"What is known about {place.name}?"]
    does = _DOES.get(place.kind)
    if place.minerals and does:
        first = place.minerals[0]
        much = f"How many tonnes of {first}" if first.endswith("s") else f"How much {first}"
        asked.insert(1, f"{much} does {place.name} {does}?")
    return asked if place.kind != "tailings" else asked[1:]


def _facts(place: Place) -> Iterator[tuple[str, str | Markup]]:
    yield "Kind", place.kind
    yield "Where", ", ".join(filter(None, (place.region, place.country)))
    yield "Metals", ", ".join(place.minerals)
    yield "Status", _dated(place.status, place.status_as_of)
    yield "Operator", _dated(place.operator, place.operator_as_of)
    yield "Also called", ", ".join(place.alt_names)
    yield "Point", POINTS[place.precision]
    yield "Point from", link_out(place.coord_url, place.coord_source)
    yield "Source", link_out(place.url, place.url.split("//")[-1].split("/")[0])


def _dated(told: str, as_of: str | None) -> Markup:
    if not told:
        return EMPTY
    when = f"as of {as_of}" if as_of else "not dated"
    return Markup('{} <span class="when">({})</span>').format(told, when)


def _ways_on(place: Place, titles: Mapping[str, str]) -> Markup:
    known = [name for name in place.articles if name in titles]
    if not known:
        return Markup('<p class="quiet">No article of the corpus is on this place.</p>')
    read = _list(read_button(titles[name], name) for name in known)
    ask = _list(ask_button(question, question) for question in questions_on(place))
    return _PART.format(f"Read ({len(known)})", read) + _PART.format("Ask", ask)


def _neighbours(places: Sequence[Place], place: Place) -> Markup:
    """The places that have the same point: on the map they stand side by side."""
    others = sharing_point(places, place)
    if not others:
        return EMPTY
    there = _list(place_button(places.index(other), other) for other in others)
    return _PART.format("At the same point", there)


def _list(items: Iterator[Markup]) -> Markup:
    return join(Markup("<li>{}</li>").format(item) for item in items)
