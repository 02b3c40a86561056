"""Readers of the question sets, as their authors publish them.

xquad-en, xquad-ru   `xquad.en.json`, `xquad.ru.json` (Artetxe et al. 2020, CC BY-SA 4.0)
chunking             `questions_df.csv` and the corpora `*.md` (Smith, Troynikov 2024, MIT)
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from orelore.errors import ReadError, field_problem
from orelore.evals.benchmarks.items import sampled
from orelore.types import Article

# The sets are scored without titles elsewhere, and an article must have one.
NO_TITLE = "Untitled"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the stretches of one article that answer it."""

    text: str
    article_id: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Articles, and questions about them."""

    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]

    def sampled(self, n: int | None) -> QuestionSet:
        """With n of the questions, always the same, and all articles."""
        return QuestionSet(self.articles, tuple(sampled(self.questions, n)))


class SquadAnswer(BaseModel):
    answer_start: int
    text: str


class SquadQuestion(BaseModel):
    question: str
    answers: list[SquadAnswer]


class SquadParagraph(BaseModel):
    context: str
    qas: list[SquadQuestion]


class SquadArticle(BaseModel):
    paragraphs: list[SquadParagraph]


class Squad(BaseModel):
    """A file in the format of SQuAD 1.1."""

    data: list[SquadArticle]


class _Reference(BaseModel):
    content: str
    start_index: int
    end_index: int


_REFERENCES = TypeAdapter(list[_Reference])


def read_xquad(folder: Path, language: str) -> QuestionSet:
    """Each paragraph as an article. Raises ReadError."""
    return read_squad(folder / f"xquad.{language}.json", language)


def read_squad(path: Path, language: str = "en") -> QuestionSet:
    """Each paragraph of a file in the format of SQuAD 1.1 as an article. Raises ReadError."""
    try:
        squad = Squad.model_validate_json(_text(path))
    except ValidationError as error:
        raise _unexpected(path, "SQuAD 1.1 JSON", error) from error
    paragraphs = [p for article in squad.data for p in article.paragraphs]
    articles = tuple(
        Article(f"p{n}", NO_TITLE, p.context, language=language) for n, p in enumerate(paragraphs)
    )
    asked = (
        Asked(q.question, article.id, _answer_spans(q.answers))
        for article, p in zip(articles, paragraphs, strict=True)
        for q in p.qas
    )
    return QuestionSet(articles, tuple(asked))


def read_chunking(folder: Path) -> QuestionSet:
    """Each corpus as an article. Raises ReadError."""
    path = folder / "questions_df.csv"
    rows = list(csv.DictReader(io.StringIO(_text(path))))
    if not rows or not {"question", "references", "corpus_id"} <= rows[0].keys():
        raise ReadError(str(path), "expected a CSV file with question, references and corpus_id")
    names = dict.fromkeys(row["corpus_id"] for row in rows)
    articles = {
        name: Article(name.replace("_", "-"), NO_TITLE, _text(folder / f"{name}.md"))
        for name in names
    }
    asked = (_excerpts(row, articles[row["corpus_id"]], path) for row in rows)
    return QuestionSet(tuple(articles.values()), tuple(asked))


def _answer_spans(answers: Sequence[SquadAnswer]) -> tuple[tuple[int, int], ...]:
    return tuple((a.answer_start, a.answer_start + len(a.text)) for a in answers)


def _excerpts(row: dict[str, str], article: Article, path: Path) -> Asked:
    try:
        references = _REFERENCES.validate_json(row["references"])
    except ValidationError as error:
        raise _unexpected(path, "references as a JSON list", error) from error
    for r in references:
        if article.text[r.start_index : r.end_index] != r.content:
            problem = f"expected {r.content[:40]!r} at character {r.start_index}"
            raise ReadError(f"{row['corpus_id']}.md", f"{problem}, as {path.name} says")
    spans = tuple((r.start_index, r.end_index) for r in references)
    return Asked(row["question"], article.id, spans)


def _text(path: Path) -> str:
    try:
        return re.sub(r"\r\n?", "\n", path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"expected a file of the benchmark: {error}") from error


def _unexpected(place: object, expected: str, error: ValidationError) -> ReadError:
    return ReadError(str(place), f"expected {expected}; {field_problem(error)}")
