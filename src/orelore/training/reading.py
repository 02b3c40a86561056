"""Questions that we wrote about passages of QED (`reading.jsonl`), as examples.

Each line has the `example` of QED whose paragraph it asks about, a `question` and the exact words
of the `answer`; none where the paragraph does not answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from orelore.errors import ReadError
from orelore.training.examples import Example, question
from orelore.training.lines import read_lines

FILE = Path(__file__).with_name("reading.jsonl")


class Written(BaseModel):
    example: int
    question: str
    answer: str | None = None


def read_written(path: Path = FILE) -> list[Written]:
    """The lines of a file, or ours. Raises ReadError."""
    return read_lines(Written, path)


def examples(written: Sequence[Written], passages: Mapping[int, str]) -> Iterator[Example]:
    """With the passages of QED, by example. Raises ReadError for one that QED does not have."""
    for line in written:
        if line.example not in passages:
            raise ReadError(FILE.name, f"example {line.example} is not among those of QED")
        passage = passages[line.example]
        at = passage.find(line.answer) if line.answer else -1
        answers = [(at, at + len(line.answer))] if line.answer and at >= 0 else []
        yield question(line.question, passage, answers, source="reading")
