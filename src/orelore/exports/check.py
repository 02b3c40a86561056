"""Whether the quotes of an export still stand where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from orelore.exports.csl import read_csl
from orelore.exports.locators import Locator, locators, read_note
from orelore.exports.plain import UNREADABLE
from orelore.types import Article

Trouble = Literal["article gone", "quote moved", "quote gone", "no quote"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a locator points at today."""

    locator: Locator
    text: str | None  # None where the article is gone, or too short by now
    is_unchanged: bool  # the whole article is the one that was quoted


@dataclass(frozen=True, slots=True)
class Problem:
    """A quote of a reference that does not stand where it stood, or cannot be checked."""

    reference: str  # the id of the item
    trouble: Trouble
    locator: Locator | None = None  # None where the item names no place
    moved_to: int | None = None  # where the quote begins now, in characters of the article


def resolve(reference: str | Mapping[str, Any], articles: Mapping[str, Article]) -> list[Passage]:
    """The passages behind a reference: an item of CSL-JSON, or a line of any other format.

    `articles` are those of today, by id. Without a locator there are no passages.
    """
    text = reference if isinstance(reference, str) else _note(reference)
    return [_passage(locator, articles) for locator in locators(text)]


def check_references(csl: str, articles: Mapping[str, Article]) -> list[Problem]:
    """What is wrong with the references of a CSL-JSON export; `articles` are by id.

    A quote that stands where it stood is right, also where the article changed around it. A line
    that names a place but no readable quote, and an item without any place, is "no quote". Raises
    ExportError when the text is no CSL-JSON.
    """
    return [problem for item in read_csl(csl) for problem in _problems(item, articles)]


def _passage(locator: Locator, articles: Mapping[str, Article]) -> Passage:
    span, article = locator.span, articles.get(locator.span.article_id)
    if article is None:
        return Passage(locator, None, is_unchanged=False)
    text = article.text[span.start : span.end] if span.end <= len(article.text) else None
    return Passage(locator, text, is_unchanged=locator.is_of(article))


def _problems(item: Mapping[str, Any], articles: Mapping[str, Article]) -> Iterator[Problem]:
    key = str(item.get("id", ""))
    lines = [line for line in _note(item).splitlines() if locators(line)]
    if not lines:
        yield Problem(key, "no quote")
    for line in lines:
        read = read_note(line)
        if read is None:
            yield Problem(key, "no quote", locators(line)[0])
        elif problem := _problem(key, *read, articles):
            yield problem


def _problem(
    key: str, locator: Locator, quote: str, articles: Mapping[str, Article]
) -> Problem | None:
    span, article = locator.span, articles.get(locator.span.article_id)
    if article is None:
        return Problem(key, "article gone", locator)
    words = _pattern(quote)
    if words.fullmatch(article.text, span.start, span.end):
        return None
    found = words.search(article.text)
    if found is None:
        return Problem(key, "quote gone", locator)
    return Problem(key, "quote moved", locator, found.start("words"))


def _pattern(quote: str) -> re.Pattern[str]:
    """Finds a quote whatever the spaces and line breaks between its words."""
    words = (re.escape(word).replace(UNREADABLE, ".") for word in quote.split())
    joined = r"\s+".join(words)
    return re.compile(rf"\s*(?P<words>{joined})\s*")


def _note(item: Mapping[str, Any]) -> str:
    note = item.get("note")
    return note if isinstance(note, str) else ""
