"""Readers of the training sets, as their authors publish them.

squadshifts   `new_wiki_v1.0.json`, `reddit_v1.0.json`, `amazon_reviews_v1.0.json`
              (Miller et al. 2020, CC BY 4.0)
qed           `*-qed.jsonlines` (Lamm et al. 2021, CC BY-SA 3.0), from Natural Questions' train set
covid_qa      `200423_covidQA.json` (Moeller et al. 2020, Apache-2.0)
timeqa        `human_train.easy.json.gzip` (Chen et al. 2021, BSD-3)
foolmetwice   `dev.jsonl` (Eisenschlos et al. 2021, Apache-2.0)

Each reader raises ReadError for a file that is not there or has another shape.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, Field

from orelore.errors import ReadError
from orelore.evals.benchmarks.data import (
    Squad,
    SquadAnswer,
    SquadArticle,
    SquadParagraph,
    SquadQuestion,
)
from orelore.evals.benchmarks.gold import FoolLine
from orelore.sentences import split_sentences
from orelore.training.examples import Bounds, Example, question
from orelore.training.lines import lines_of, parsed, read_bytes, read_lines
from orelore.training.spacing import tidy

NEARBY = 1_200  # characters of a long article kept on each side of its answer


class _Qed(BaseModel):
    example_id: int
    paragraph_text: str
    question_text: str
    title_text: str
    answer_spans: list[Bounds]


class _TimeQaParagraph(BaseModel):
    title: str


class _TimeQa(BaseModel):
    question: str
    context: str
    starts: list[int] = Field(alias="from")
    ends: list[int] = Field(alias="end")
    paragraphs: list[_TimeQaParagraph] = Field(min_length=1)


def squadshifts(folder: Path, part: str) -> Iterator[Example]:
    """The questions of `new_wiki`, `reddit` or `amazon_reviews`."""
    for text, passage, answers in _squad(folder / f"{part}_v1.0.json"):
        yield question(text, passage, answers, source=part)


def covid_qa(folder: Path) -> Iterator[Example]:
    """Each question with the part of its long article around the answer."""
    for text, passage, answers in _squad(folder / "200423_covidQA.json"):
        yield _nearby(text, passage, answers[0], source="covid_qa")


def qed(folder: Path) -> Iterator[Example]:
    """Questions people asked a search engine, with the paragraph that answers."""
    for row in _qed(folder):
        passage, answers = tidy(row.paragraph_text, row.answer_spans)
        if answers:
            yield question(row.question_text, passage, answers, title=row.title_text, source="qed")


def qed_passages(folder: Path) -> dict[int, str]:
    """The paragraphs by the number of their example, as `qed` gives them."""
    return {row.example_id: tidy(row.paragraph_text, ())[0] for row in _qed(folder)}


def timeqa(folder: Path) -> Iterator[Example]:
    """Questions whose answer depends on a date, with the text around the first answer."""
    path = folder / "human_train.easy.json.gzip"
    try:
        content = gzip.decompress(read_bytes(path))
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(str(path), f"expected a file packed by gzip: {error}") from error
    for row in lines_of(_TimeQa, content, path):
        spans = [(a, b) for a, b in zip(row.starts, row.ends, strict=True) if b > a]
        if spans:
            passage, (answer, *_) = tidy(row.context, spans[:1])
            title = row.paragraphs[0].title
            yield _nearby(row.question, passage, answer, title=title, source="timeqa")


def foolmetwice(folder: Path) -> Iterator[Example]:
    """Claims with their gold evidence, supported or refuted."""
    for row in read_lines(FoolLine, folder / "dev.jsonl"):
        passage = " ".join(evidence.text.strip() for evidence in row.gold_evidence)
        if passage:
            yield Example(
                row.text,
                passage,
                tuple(split_sentences(passage)),
                kind="claim",
                supported=row.label == "SUPPORTS",
                source="foolmetwice",
            )


def squad_of(asked: Iterable[Example], others: Iterable[str]) -> Squad:
    """Questions with their passages, and other passages, in the format of SQuAD 1.1."""
    questions: dict[str, list[SquadQuestion]] = {}
    for example in asked:
        answers = [
            SquadAnswer(answer_start=start, text=example.passage[start:end])
            for start, end in example.answers
        ]
        of_passage = questions.setdefault(example.passage, [])
        of_passage.append(SquadQuestion(question=example.text, answers=answers))
    for passage in others:
        questions.setdefault(passage, [])
    paragraphs = [SquadParagraph(context=text, qas=qas) for text, qas in questions.items()]
    return Squad(data=[SquadArticle(paragraphs=paragraphs)])


def _squad(path: Path) -> Iterator[tuple[str, str, list[Bounds]]]:
    """Question, passage and answers of a file in the format of SQuAD 1.1."""
    squad = parsed(Squad, read_bytes(path), str(path))
    for paragraph in (p for article in squad.data for p in article.paragraphs):
        for asked in paragraph.qas:
            if asked.answers:
                answers = [_span(paragraph.context, answer) for answer in asked.answers]
                yield asked.question, paragraph.context, answers


def _span(passage: str, answer: SquadAnswer) -> Bounds:
    """Where the answer stands, without white space around it."""
    start = answer.answer_start
    end = start + len(answer.text)
    while start < end and passage[start].isspace():
        start += 1
    while start < end and passage[end - 1].isspace():
        end -= 1
    return start, end


def _qed(folder: Path) -> Iterator[_Qed]:
    paths = sorted(folder.glob("*-qed.jsonlines"))
    if not paths:
        raise ReadError(str(folder), "expected files named *-qed.jsonlines")
    for path in paths:
        yield from read_lines(_Qed, path)


def _nearby(text: str, passage: str, answer: Bounds, *, source: str, title: str = "") -> Example:
    """The question with the part of a long article that is near its answer."""
    start, end = answer
    first, last = max(0, start - NEARBY), min(len(passage), end + NEARBY)
    near = (start - first, end - first)
    return question(text, passage[first:last], [near], title=title, source=source)
