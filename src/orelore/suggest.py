"""Which questions to offer: to begin with, and after an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from orelore.corpus.askable import Askable
from orelore.corpus.questions import askable
from orelore.corpus.tables import read_figures
from orelore.index.library import Library
from orelore.types import Answer

_COUNTRIES = 5  # that the questions to begin with are about
_TRIED = 3  # times as many questions as are offered, at most
_NEAR = 3  # cited articles, or passages near an abstention, whose questions are offered


class Suggestions:
    """The questions of one state of the corpus."""

    def __init__(self, askable: Iterable[Askable], countries: Sequence[str] = ()) -> None:
        """`countries` are those to begin with, the most important first."""
        self._askable = list(askable)
        self._countries = frozenset(countries[:_COUNTRIES])
        self._answered: dict[Askable, bool] = {}

    def starters(self, n: int, ask: Callable[[str], Answer]) -> list[str]:
        """Questions to begin with, of various countries, metals and kinds.

        Each was asked: its answer quotes the sentence that it was made of.
        """
        known = [item for item in self._askable if self._countries.intersection(item.countries)]
        best = sorted(known or self._askable, key=lambda item: (-int(item.year or 0), -item.fame))
        left = (item for item in _various(best, _TRIED * n) if self._holds(item, ask))
        return [item.question for item in islice(left, n)]

    def _holds(self, item: Askable, ask: Callable[[str], Answer]) -> bool:
        if item not in self._answered:
            quotes = [citation.quote for citation in ask(item.question).citations]
            self._answered[item] = any(item.sentence in quote for quote in quotes)
        return self._answered[item]

    def on(self, article_id: str, n: int) -> list[str]:
        """Questions that a sentence of the article answers."""
        items = [item for item in self._askable if item.article == article_id]
        return [item.question for item in _various(items, n)]

    def after(self, answer: Answer, n: int) -> list[str]:
        """Questions near an answer that it does not answer; also near an abstention."""
        near = _articles_of(answer)
        said = " ".join([*(citation.quote for citation in answer.citations), answer.question])
        open_ones = [item for item in self._askable if not _is_answered(item, said, answer)]
        scores = {item: _nearness(item, near, said) for item in open_ones}
        nearest = sorted((i for i in open_ones if scores[i] > 0), key=lambda i: -scores[i])
        return [item.question for item in _various(nearest[: 4 * n], n)]


def _various(items: Sequence[Askable], n: int) -> list[Askable]:
    """The first n of the items, each chosen to repeat as little of those before as it can."""
    left, used = list(items), Counter[str]()
    chosen: list[Askable] = []
    while left and len(chosen) < n:
        best = min(left, key=_repetition(used))  # the first of the best
        left.remove(best)
        chosen.append(best)
        used.update(_traits(best))
    return chosen


def _repetition(used: Counter[str]) -> Callable[[Askable], int]:
    return lambda item: sum(used[trait] for trait in _traits(item))


def _traits(item: Askable) -> list[str]:
    # The subject counts more than the rest: two questions about one mine are dull.
    return [*item.countries, *item.minerals, item.kind, *3 * [f"of {item.subject}"]]


def _articles_of(answer: Answer) -> dict[str, int]:
    """The articles that an answer rests on, or that lie near an abstention, by their place."""
    cited = [citation.article.id for citation in answer.citations]
    names = cited or [hit.article.id for hit in answer.nearest]
    return {name: place for place, name in enumerate(list(dict.fromkeys(names))[:_NEAR])}


def _is_answered(item: Askable, said: str, answer: Answer) -> bool:
    is_quoted = bool(item.sentence) and item.sentence in said
    return is_quoted or item.question.casefold() == answer.question.casefold()


def _nearness(item: Askable, near: dict[str, int], said: str) -> int:
    """0 for what has nothing to do with the answer."""
    place = near.get(item.article, _NEAR)
    is_named = item.subject in said
    shared = sum(mineral in said for mineral in item.minerals)
    if place == _NEAR and not (is_named and shared):
        return 0
    return 2 * (_NEAR - place) + 3 * is_named + shared


@lru_cache(maxsize=1)
def suggestions_of(library: Library, _version: str) -> Suggestions:
    """The questions that a library suggests in one version of its articles and places."""
    figures = [figure for folder in library.folders for figure in read_figures(folder)]
    places = library.places()
    # Those that have mines and deposits come before those that buy and rule.
    countries = Counter(place.country for place in places).most_common()
    found = askable(library.articles(), places, figures)
    return Suggestions(found, [country for country, _ in countries])
