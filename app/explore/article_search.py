"""Which articles are listed, in which order, and the words of each to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orelore import Article, Assistant, Filters, Hit

RELEVANCE, NEWEST, OLDEST, TITLE = "Best match", "Newest source", "Oldest source", "Title"
ORDERS = (RELEVANCE, NEWEST, OLDEST, TITLE)
PASSAGES = 40  # read for one search
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """An article of the list, and from `start` to `end` the words for which it was found."""

    article: Article
    start: int = 0
    end: int = 0


def find(assistant: Assistant, text: str, filters: Filters, order: str) -> list[Found]:
    """The articles that pass the filters and hold what is looked for. Raises QuestionError."""
    articles = fitting(assistant.articles(), filters)
    if not text.strip():
        return ordered([Found(article) for article in articles], order)
    hits = assistant.search(text, filters=filters, k=PASSAGES)
    return ordered(matches(text, articles, hits), order)


def fitting(articles: Iterable[Article], filters: Filters) -> list[Article]:
    """The articles about one of the countries, one of the minerals and from one publisher."""
    return [
        article
        for article in articles
        if _shares(article.countries, filters.countries)
        and _shares(article.minerals, filters.minerals)
        and filters.admit(article.sources_of(0, len(article.text)))
    ]


def matches(text: str, articles: Sequence[Article], hits: Sequence[Hit]) -> list[Found]:
    """Articles with all the words in their titles, then those of the hits, then in their text."""
    words = words_of(text)
    named = {a.id: Found(a) for a in articles if _holds(a.title, words)}
    by_id = {article.id: article for article in articles}
    found: dict[str, Found] = {}
    for hit in hits:
        # The passages nearest in meaning to nonsense are near to nothing.
        if hit.keyword_score > 0 and hit.article.id in by_id:
            found.setdefault(hit.article.id, Found(hit.article, *best_sentence(hit, words)))
    read = {a.id: Found(a, *_first_word(a.text, words)) for a in articles if _holds(a.text, words)}
    ids = dict.fromkeys((*(name for name in found if name in named), *named, *found, *read))
    return [found.get(i) or read.get(i) or named[i] for i in ids]


def ordered(found: Iterable[Found], order: str) -> list[Found]:
    """As they were found, by their dates, or by title. Articles without a date come last."""
    if order in (NEWEST, OLDEST):
        dated = [one for one in found if dates_of(one.article)]
        rest = [one for one in found if not dates_of(one.article)]
        newest = order == NEWEST
        dated.sort(key=lambda one: dates_of(one.article)[-1 if newest else 0], reverse=newest)
        return [*dated, *rest]
    if order == TITLE:
        return sorted(found, key=lambda one: one.article.title.casefold())
    return list(found)


def dates_of(article: Article) -> list[str]:
    """When the sources of an article were published, the oldest first."""
    sources = article.sources_of(0, len(article.text))
    return sorted(source.published for source in sources if source.published)


def best_sentence(hit: Hit, words: set[str]) -> tuple[int, int]:
    """Where the sentence of a passage stands that shares most words, the first of several."""
    chunk = hit.chunk
    sentences = chunk.sentences or ((chunk.start, chunk.end),)
    return max(sentences, key=lambda span: len(words & words_of(chunk.slice(*span))))


def words_of(text: str) -> set[str]:
    """The words in lower case."""
    return {word.casefold() for word in _WORD.findall(text)}


def _shares(names: Sequence[str], wanted: Sequence[str]) -> bool:
    held = {name.casefold() for name in names}
    return not wanted or any(name.casefold() in held for name in wanted)


def _holds(text: str, words: set[str]) -> bool:
    return bool(words) and words <= words_of(text)


def _first_word(text: str, words: set[str]) -> tuple[int, int]:
    spans = (m.span() for m in _WORD.finditer(text) if m[0].casefold() in words)
    return next(spans, (0, 0))
