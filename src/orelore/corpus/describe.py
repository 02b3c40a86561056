"""What a reader finds in an input -> an Article with its id, language, countries and minerals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from slugify import slugify

from orelore.corpus.articles import as_date, strip_markers
from orelore.corpus.language import language_of
from orelore.errors import ArticleError
from orelore.types import Article
from orelore.vocabulary import count_countries, count_minerals

_LONGEST_ID = 80
_LONGEST_TITLE = 300
_OFTEN_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """The body of an article and what is known about it."""

    text: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


def to_article(draft: Draft, *, name: str) -> Article:
    """The article in a draft; `name` serves where the draft has no title."""
    title = _line(draft.title or name)[:_LONGEST_TITLE]
    # A marker leads to a source of ours; the footnotes of others lead nowhere.
    text = strip_markers(draft.text)[0].strip()
    return Article(
        id=article_id(title) or article_id(name) or "article",
        title=title,
        text=text,
        published=draft.published,
        language=language_of(text) or "en",
        countries=_subjects(count_countries(title), count_countries(text)),
        minerals=_subjects(count_minerals(title), count_minerals(text)),
        author=draft.author,
        publisher=draft.publisher,
        url=draft.url,
    )


def corrected(
    article: Article, *, title: str, published: str, publisher: str, author: str
) -> Article:
    """An article that was read, with what a person says about it; empty means unknown.

    Another title makes another id, and what it names is a subject. Raises ArticleError for an
    empty title and for what is no date.
    """
    title = _line(title)[:_LONGEST_TITLE]
    if not title:
        raise ArticleError(article.path, "it has no title. Give it one.")
    if title != article.title:
        article = _retitled(article, title)
    return replace(
        article,
        published=_date(article, published),
        publisher=_line(publisher) or None,
        author=_line(author) or None,
    )


def _retitled(article: Article, title: str) -> Article:
    return replace(
        article,
        id=article_id(title) or article.id,
        title=title,
        countries=tuple(dict.fromkeys([*count_countries(title), *article.countries])),
        minerals=tuple(dict.fromkeys([*count_minerals(title), *article.minerals])),
    )


def _date(article: Article, published: str) -> str | None:
    published = _line(published)
    if not published:
        return None
    try:
        return as_date(published)
    except ValueError as error:
        problem = f"'{published}' is not a date. Write 2024, 2024-05 or 2024-05-31."
        raise ArticleError(article.path, problem) from error


def _line(text: str) -> str:
    return " ".join(text.split())


def article_id(title: str) -> str:
    """A short name for a file: small Latin letters, digits and hyphens."""
    return slugify(title, max_length=_LONGEST_ID, word_boundary=True)


def _subjects(in_title: Counter[str], in_text: Counter[str]) -> tuple[str, ...]:
    """What the title names, and what the text names more than in passing."""
    often = (name for name, count in in_text.items() if count >= _OFTEN_ENOUGH)
    return tuple(dict.fromkeys([*in_title, *often]))
