"""From what readers think of answers to a question set for a person to complete.

A feedback file is JSON Lines, one opinion a line, appended to as they come:

    {"time": "2026-03-01T12:00:00Z", "question": "Who owns it?", "answer": {...},
     "thumb": "up" | "down", "comment": "..."}

`time` has its zone, `question` is what was typed, `answer` is what `orelore.present.answer_data`
made of the answer, and `comment` may be missing. The answer says how the question was understood:
"Who owns it? (Kumtor)" is what goes into the set, because it stands alone.

The set is in the format of `orelore.evals.golden`. Its `nuggets` are empty: a person fills in what
a right answer holds, and until then an answer counts as neither right nor wrong. `thumb` and
`comment` are kept for that person; nothing else reads them. A question is taken to be answerable
unless somebody agreed that it was refused: after a thumb down on an answer the person decides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from orelore.corpus.language import language_of
from orelore.errors import ReadError, field_problem
from orelore.types import Article

KIND = "feedback"

# JSON leaves them as they are, and `str.splitlines` takes them for the end of a line.
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Named(_Model):
    id: str


class _Cited(_Model):
    article: _Named
    start: int = Field(ge=0)
    end: int
    quote: str


class _Given(_Model):
    """What is needed of an answer that was given."""

    question: str = Field(pattern=r"\S")
    abstained: bool
    citations: tuple[_Cited, ...] = ()


class _Opinion(_Model):
    time: AwareDatetime
    question: str
    answer: _Given
    thumb: Literal["up", "down"]
    comment: str = ""


def import_feedback(path: Path, *, articles: Iterable[Article]) -> list[dict[str, Any]]:
    """The questions of a feedback file; of those that are the same, the newest opinion.

    Raises ReadError, which names file and line.
    """
    texts = {article.id: article.text for article in articles}
    opinions = sorted(_opinions(path), key=lambda opinion: opinion.time)
    newest = {_same(opinion.answer.question): opinion for opinion in opinions}
    return [_question(key, opinion, texts) for key, opinion in newest.items()]


def write_questions(path: Path, questions: Iterable[Mapping[str, Any]]) -> None:
    """Write a question set to a new file. Raises ReadError where there is one already."""
    lines = [json.dumps(q, ensure_ascii=False).translate(_LINE_ENDS) + "\n" for q in questions]
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
    except FileExistsError as error:
        problem = "there is such a file already, and it was left alone. Choose another name."
        raise ReadError(str(path), problem) from error
    except OSError as error:
        raise ReadError(str(path), f"the question set cannot be written: {error}") from error


def _opinions(path: Path) -> list[_Opinion]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"the feedback cannot be read: {error}") from error
    return [_opinion(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip()]


def _opinion(line: str, place: str) -> _Opinion:
    try:
        return _Opinion.model_validate_json(line)
    except ValidationError as error:
        raise ReadError(place, f"{field_problem(error)}. Mend or delete this line.") from error


def _question(key: str, opinion: _Opinion, texts: Mapping[str, str]) -> dict[str, Any]:
    given, liked = opinion.answer, opinion.thumb == "up"
    return {
        # The same in every import, so that sets of several imports can be joined.
        "id": f"{KIND}-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "kind": KIND,
        "language": language_of(given.question) or "en",
        "turns": [" ".join(given.question.split())],
        "nuggets": [],
        "answerable": not (given.abstained and liked),
        "spans": _spans(given.citations, texts) if liked and not given.abstained else [],
        "thumb": opinion.thumb,
        "comment": opinion.comment,
    }


def _spans(citations: Sequence[_Cited], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The quotes that still stand where they stood, each once."""
    standing = dict.fromkeys(
        (c.article.id, c.start, c.end, c.quote)
        for c in citations
        if c.quote and texts.get(c.article.id, "")[c.start : c.end] == c.quote
    )
    return [dict(zip(("article", "start", "end", "quote"), span, strict=True)) for span in standing]


def _same(question: str) -> str:
    """Alike for questions that differ in case or white space only."""
    return " ".join(question.casefold().split())
