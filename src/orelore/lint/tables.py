"""Checks of the tables against the articles: names, links, forms that mean two things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from orelore.corpus.tables import FIGURES, GLOSSARY, PLACES, PUBLISHERS
from orelore.lint.coverage import told_facts
from orelore.lint.material import Finding, Material
from orelore.vocabulary import COUNTRIES, MINERALS

SHORTEST_FORM = 3  # letters; shorter ones stand in a question by chance
# Figures of the table are also about these, which no article is about as such.
_MORE_COUNTRIES = frozenset({"World", "Thailand", "Oman", "Latvia", "Singapore", "Austria"})


def check_tables(material: Material) -> Iterator[Finding]:
    """What is wrong with figures, places, glossary and publishers."""
    for table, problems in (
        (FIGURES, _figures(material)),
        (PLACES, _places(material)),
        (GLOSSARY, _glossary(material)),
        (PUBLISHERS, _publishers(material)),
    ):
        yield from (Finding("table", table, problem) for problem in problems)


def _figures(material: Material) -> Iterator[str]:
    told = told_facts(material)
    for fact in sorted({figure.fact for figure in material.figures} - told - {""}):
        yield f"no article tells the fact {fact}, so its figures have no sentence."
    for figure in material.figures:
        for country in _unknown(figure.country, {*COUNTRIES, *_MORE_COUNTRIES}):
            yield f"{_about(figure.fact, figure.subject)}: unknown country {country!r}."
    for row, count in Counter(material.figures).items():
        if count > 1:
            yield f"{_about(row.fact, row.subject)}: the row on {row.quantity} stands there twice."


def _places(material: Material) -> Iterator[str]:
    names = Counter((place.name, place.country) for place in material.places)
    yield from (f"'{name}' stands there {n} times." for (name, _), n in names.items() if n > 1)
    for place in material.places:
        for slug in place.articles:
            if slug not in material.articles:
                yield f"{place.name}: no article '{slug}'."
        yield from (
            f"{place.name}: unknown mineral {mineral!r}."
            for mineral in _unknown(place.minerals, MINERALS)
        )
        if place.country not in COUNTRIES:
            yield f"{place.name}: unknown country {place.country!r}."
        if place.latitude is not None and not place.coord_source:
            yield f"{place.name}: its point has no `coord_source`."


def _glossary(material: Material) -> Iterator[str]:
    meanings: dict[str, str] = {}
    for term in material.terms:
        for form in dict.fromkeys([term.term, *term.forms()]):
            other = meanings.setdefault(form.casefold().replace("ё", "е"), term.term)
            if other != term.term:
                yield f"{form!r} is a form of '{other}' and of '{term.term}'."
            if len(form) < SHORTEST_FORM:
                yield f"'{term.term}': the form {form!r} is too short to be told from other words."
        for country in _unknown(term.country, COUNTRIES):
            yield f"'{term.term}': unknown country {country!r}."


def _publishers(material: Material) -> Iterator[str]:
    articles, known = material.articles.values(), material.publishers
    sources = {source.publisher for article in articles for source in article.sources}
    used = sources | {article.publisher for article in articles if article.publisher}
    for name in sorted(used - set(known)) if known else ():
        yield f"'{name}' publishes a source of an article and has no row."
    for name in sorted(set(known) - used):
        yield f"'{name}' publishes no source of an article."


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    known = set(known)
    return [name for name in names if name not in known]


def _about(fact: str, subject: str) -> str:
    return f"{fact or 'a series'}, {subject}"
