"""Hard negatives for whole sets: found once, kept in the run's folder, read from there after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from tqdm import tqdm

from orelore.errors import ReadError
from orelore.evals.benchmarks.collection import indexed
from orelore.index.embedding import Encoder
from orelore.retrieval.retriever import Retriever
from orelore.training.examples import Example
from orelore.training.lines import parsed
from orelore.training.negatives import NO_TITLE, articles_of, mined, retriever_of
from orelore.training.pairs import Pair, hard

T = TypeVar("T")

OF_A_PASSAGE, OF_AN_ARTICLE = 2, 4  # negatives of a question


@dataclass(frozen=True, slots=True)
class Mined:
    """A question with its passage, and what was found for it that does not answer."""

    example: Example
    negatives: list[Example]


class _Line(BaseModel):
    text: str
    negatives: list[Example]


class Kept:
    """A file with a line for each question, in their order: its negatives.

    What was written before counts as far as the questions are the same; the rest is dropped, and
    so is a last line that was cut off.
    """

    def __init__(self, path: Path, questions: Sequence[str]) -> None:
        self._path = path
        self._questions = questions
        self.negatives: list[list[Example]] = []
        self._read()

    @property
    def done(self) -> int:
        return len(self.negatives)

    def add(self, found: Iterable[Example]) -> None:
        """The negatives of the next question."""
        line = _Line(text=self._questions[self.done], negatives=list(found))
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line.model_dump_json() + "\n")
        self.negatives.append(line.negatives)

    def _read(self) -> None:
        length = 0
        with self._path.open("a+b") as file:
            file.seek(0)
            for question, content in zip(self._questions, file, strict=False):
                line = _line(content)
                if line is None or line.text != question:
                    break
                self.negatives.append(line.negatives)
                length += len(content)
            file.truncate(length)


def mined_among(examples: Sequence[Example], encoder: Encoder, path: Path) -> list[Mined]:
    """For each example the passages of the others that are found for it, in an index of all."""
    kept = Kept(path, [example.text for example in examples])
    if kept.done < len(examples):
        articles = articles_of(examples)
        with indexed(list(articles.values()), encoder) as library:
            retriever = retriever_of(library)
            for example in _bar(examples, kept, path.stem):
                own = articles[example.passage].id
                kept.add(mined(example, own, retriever, n=OF_A_PASSAGE))
    return [Mined(*pair) for pair in zip(examples, kept.negatives, strict=True)]


def mined_from_articles(
    pairs: Sequence[Pair], retriever: Retriever, path: Path
) -> list[list[Example]]:
    """For each of our own questions what is found in the articles and does not answer it."""
    kept = Kept(path, [pair.text for pair in pairs])
    for pair in _bar(pairs, kept, path.stem):
        kept.add(hard(pair, retriever, OF_AN_ARTICLE))
    return kept.negatives


def can_be_indexed(example: Example) -> bool:
    """Whether its passage can be filed as an article and stay as it is.

    Markers would be taken out of the text. The word that stands for a missing title would be found
    in every passage without one.
    """
    return "[^" not in example.passage and NO_TITLE not in example.passage


def _line(content: bytes) -> _Line | None:
    """The line; nothing where it is cut off."""
    if not content.endswith(b"\n"):
        return None
    try:
        return parsed(_Line, content, "")
    except ReadError:
        return None


def _bar(items: Sequence[T], kept: Kept, what: str) -> Iterable[T]:
    """The items that are still to do, with a progress bar."""
    todo = items[kept.done :]
    return tqdm(todo, desc=what, initial=kept.done, total=len(items), unit="question")
