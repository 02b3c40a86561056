"""The articles by what they are on: a grid of minerals and countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orelore import Article

from .groups import Group, grouped

REGION = ("Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan")

Subjects = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """The articles on a mineral in a country, each once."""

    country: str
    mineral: str
    articles: tuple[str, ...]  # ids


def grid_of(articles: Iterable[Article], *, columns: int, rows: int) -> list[list[Cell]]:
    """A row for each mineral and a cell in it for each country; a last one for all others.

    The countries of the region come first, then those with most articles; so do minerals.
    """
    articles = list(articles)
    countries = grouped(_ordered(a.countries for a in articles), columns)
    minerals = grouped(_ordered(a.minerals for a in articles), rows)
    found = _by_subject(articles)
    return [[_cell(found, country, mineral) for country in countries] for mineral in minerals]


def _ordered(named: Iterable[Iterable[str]]) -> list[str]:
    counts = Counter(name for names in named for name in dict.fromkeys(names))
    places = {name: place for place, name in enumerate(REGION)}
    return sorted(counts, key=lambda name: (places.get(name, len(REGION)), -counts[name], name))


def _by_subject(articles: Iterable[Article]) -> Subjects:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        for country in dict.fromkeys(article.countries):
            for mineral in dict.fromkeys(article.minerals):
                found[country, mineral].append(article.id)
    return found


def _cell(found: Subjects, country: Group, mineral: Group) -> Cell:
    ids = (name for c in country.members for m in mineral.members for name in found.get((c, m), ()))
    return Cell(country.name, mineral.name, tuple(dict.fromkeys(ids)))
