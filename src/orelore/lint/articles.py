"""Checks of single articles, and of their titles and paragraphs side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from orelore.corpus.duplicates import THRESHOLD, most_similar, signature
from orelore.lint.material import Finding, Statement, is_ours, statements
from orelore.types import Article
from orelore.vocabulary import COUNTRIES, MINERALS

WORDS = range(350, 701)
FEWEST_HEADINGS = 2
FEWEST_PARAGRAPH_WORDS = 20  # shorter ones share their words by chance
_HEADING = re.compile(r"^## +\S", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
# What leans on the sentence before, which is not there when the sentence is quoted.
_DANGLING = re.compile(
    r"(?:It|Its|This|That|These|Those|They|Their|Them|He|She|His|Her|Both|"
    r"The (?:former|latter|same|two|other)|(?:In|By|During) (?:that|the same) \w+)\b"
    r"(?! (?:is expected|was expected) that)"
)


def check_article(article: Article) -> Iterator[Finding]:
    """What is wrong with one article.

    One without markers is somebody else's text, filed as it was: its fields are looked at only.
    """
    told = list(statements(article)) if is_ours(article) else []
    for problem in (*_names(article), *(_ours(article, told) if told else _filed(article))):
        yield Finding("format", article.id, problem)
    for statement in told:
        if match := _DANGLING.match(statement.text):
            problem = f"a sentence leans on the one before it: {_start(statement)}"
            yield Finding("dangling", article.id, f"'{match[0]}': {problem}")


def check_links(articles: Mapping[str, Article]) -> Iterator[Finding]:
    """Links to articles that are not there."""
    for article in articles.values():
        for target in _LINK.findall(article.text):
            slug = target.removeprefix("./").removesuffix(".md")
            if "://" not in target and slug not in articles:
                yield Finding("link", article.id, f"no article '{slug}' to link to.")


def check_titles(articles: Mapping[str, Article]) -> Iterator[Finding]:
    """Titles that do not tell two articles apart."""
    by_title = defaultdict(list)
    for article in articles.values():
        by_title[" ".join(re.findall(r"\w+", article.title.casefold()))].append(article.id)
    for first, *others in by_title.values():
        for other in others:
            yield Finding("title", other, f"it has the same title as '{first}'.")


def check_paragraphs(articles: Mapping[str, Article]) -> Iterator[Finding]:
    """Paragraphs that say again what one before said in nearly the same words."""
    seen: dict[str, bytes] = {}
    for article in articles.values():
        paragraphs = _paragraphs(article.text) if is_ours(article) else []
        for number, paragraph in enumerate(paragraphs, start=1):
            own = signature(paragraph)
            found = most_similar(own, seen)
            if found and found[1] >= THRESHOLD:
                problem = f"paragraph {number} ({paragraph[:40]}...) is nearly that of {found[0]}."
                yield Finding("paragraph", article.id, problem)
            seen[f"{article.id}, paragraph {number}"] = own


def _ours(article: Article, told: list[Statement]) -> Iterator[str]:
    yield from _fields(article)
    yield from _length(article, told)
    yield from _markers(article, told)
    yield from _sources(article)


def _filed(article: Article) -> Iterator[str]:
    for name in ("publisher", "published", "url"):
        if getattr(article, name) is None:
            yield f"field `{name}` is missing: the article is its own source, and readers want it."


def _names(article: Article) -> Iterator[str]:
    for name, known in (("countries", COUNTRIES), ("minerals", MINERALS)):
        for value in getattr(article, name):
            if value not in known:
                yield f"field `{name}`: {value!r} is not a name of orelore.vocabulary."
    if "" in article.entities:
        yield "field `entities` holds an empty name."


def _fields(article: Article) -> Iterator[str]:
    if not _DAY.fullmatch(article.published or ""):
        yield "field `published` must be the day on which the article was written."
    if article.language != "en":
        yield "field `language`: the articles of the package are in English."
    for name in ("author", "publisher", "url"):
        if getattr(article, name) is not None:
            yield f"field `{name}` is for an article without markers, which is its own source."
    if not article.countries:
        yield "field `countries` is empty."


def _length(article: Article, told: list[Statement]) -> Iterator[str]:
    words = sum(len(statement.text.split()) for statement in told)
    if words not in WORDS:
        yield f"it has {words} words; {WORDS.start} to {WORDS.stop - 1} are right for one subject."
    if len(_HEADING.findall(article.text)) < FEWEST_HEADINGS:
        yield f"it has fewer than {FEWEST_HEADINGS} headings (`## `)."


def _markers(article: Article, told: list[Statement]) -> Iterator[str]:
    marked = {marker.offset for marker in article.markers}
    for statement in told:
        if statement.end not in marked:
            yield f"a sentence has no source: {_start(statement)}"
    for offset in sorted(marked - {statement.end for statement in told}):
        yield f"a marker stands inside a sentence: ...{article.text[max(0, offset - 40) : offset]}"


def _sources(article: Article) -> Iterator[str]:
    cited = {key for marker in article.markers for key in marker.keys}
    for source in article.sources:
        if source.key not in cited:
            yield f"source {source.key} is never cited."
        if not _ADDRESS.fullmatch(source.url or ""):
            yield f"source {source.key} has no address that could be looked up: {source.url}."
        if (source.published or "") > (article.published or "9"):
            yield f"source {source.key} was published after the article, on {source.published}."
        if not source.facts:
            yield f"source {source.key} names no fact that was taken from it."
    urls = [source.url for source in article.sources]
    for url in dict.fromkeys(url for url in urls if urls.count(url) > 1):
        yield f"two sources are the same page, {url}."


def _paragraphs(text: str) -> list[str]:
    blocks = (block.strip() for block in re.split(r"\n\s*\n|^#.*$", text, flags=re.MULTILINE))
    return [block for block in blocks if len(block.split()) >= FEWEST_PARAGRAPH_WORDS]


def _start(statement: Statement) -> str:
    return f"{statement.text[:70]}..."
