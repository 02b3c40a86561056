"""Question sets: JSON Lines, one question a line, with the pieces that a right answer holds.

    {"id", "kind", "language", "turns": [...], "nuggets": [[pattern, ...], ...], "answerable",
     "spans": [{"article", "start", "end", "quote"}, ...], "facts": [...], "urls": [...]}

`turns` is one question, or a conversation of which the last is scored. Each inner list of
`nuggets` is one piece of the answer: regular expressions, case ignored, any of which will do.
What is relevant is told by `spans`, stretches of articles that answer it (`quote` is the text from
`start` to `end`, so they outlast another chunking), or by `facts`, ids that the sources of the
articles carry. `urls` are the pages behind it, for people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from annotated_types import Len
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from orelore.errors import ReadError, field_problem
from orelore.types import Article, Chunk


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern


_Pattern = Annotated[str, AfterValidator(_compiles)]


class GoldSpan(BaseModel):
    """Text of an article that answers a question: `article.text[start:end] == quote`."""

    model_config = ConfigDict(frozen=True)
    article: str
    start: int
    end: int
    quote: Annotated[str, StringConstraints(min_length=1)]


class Golden(BaseModel):
    """A question with what a right answer must hold."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    kind: str
    language: str
    turns: Annotated[tuple[str, ...], Len(1)]
    nuggets: tuple[tuple[_Pattern, ...], ...]
    answerable: bool
    spans: tuple[GoldSpan, ...] = ()
    facts: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def load_questions(path: Path) -> list[Golden]:
    """The questions of a file. Raises ReadError, which names file and line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"the question set cannot be read: {error}") from error
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    questions = [_question(line, f"{path}:{n}") for n, line in numbered]
    counts = Counter(question.id for question in questions)
    if not questions:
        raise ReadError(str(path), "the question set is empty. Write a question a line.")
    if twice := [name for name, count in counts.items() if count > 1]:
        raise ReadError(str(path), f"two questions have the id {twice[0]!r}. Rename one.")
    return questions


def facts_of(article: Article, chunk: Chunk | None = None) -> set[str]:
    """The facts behind an article's sources, or behind those of one passage."""
    sources = article.sources_of(chunk.start, chunk.end) if chunk else article.sources
    return {fact for source in sources for fact in source.facts}


def located(questions: Iterable[Golden], articles: Mapping[str, Article]) -> list[Golden]:
    """The questions with their spans where the quotes stand now.

    Articles are edited; a quote that only moved is found again. Raises ReadError for one that is
    gone, or that stands there more than once and not where it was.
    """
    return [
        question.model_copy(
            update={
                "spans": tuple(_located(span, question.id, articles) for span in question.spans)
            }
        )
        for question in questions
    ]


def _located(span: GoldSpan, question: str, articles: Mapping[str, Article]) -> GoldSpan:
    article = articles.get(span.article)
    if article is None:
        raise ReadError(question, f"its gold span is in '{span.article}', which is no article.")
    if article.text[span.start : span.end] == span.quote:
        return span
    if article.text.count(span.quote) != 1:
        problem = f"'{span.article}' no longer says {span.quote[:60]!r}... Choose the span anew."
        raise ReadError(question, problem)
    start = article.text.index(span.quote)
    return span.model_copy(update={"start": start, "end": start + len(span.quote)})


def _question(line: str, place: str) -> Golden:
    try:
        return Golden.model_validate_json(line)
    except ValidationError as error:
        raise ReadError(place, field_problem(error)) from error
