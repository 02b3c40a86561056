"""Readers of sets that mark what is to be quoted, whether a claim is supported, short answers.

    clapnq        clapnq_dev_answerable.jsonl, clapnq_dev_unanswerable.jsonl
    acl-verbatim  one *.json with a line for each query
    wice          claim_test.jsonl
    foolmetwice   test.jsonl
    nq-oracle     nq-open-oracle.jsonl.gz

Each lies in a folder of its own, as its authors publish it.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from orelore.errors import ReadError, field_problem

Bounds = tuple[int, int]  # start and end in a passage, in characters


@dataclass(frozen=True, slots=True)
class Marked:
    """A question with one passage, and the stretches of it that people marked as the answer."""

    question: str
    title: str
    text: str
    gold: tuple[Bounds, ...]
    answerable: bool
    sentences: tuple[Bounds, ...] = ()  # where the set tells them


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, the passage around its evidence, and what people say of it.

    `evidence` are alternatives, sentences each: any of them may support the claim.
    """

    claim: str
    evidence: tuple[tuple[str, ...], ...]
    around: str
    supported: bool


@dataclass(frozen=True, slots=True)
class Short:
    """A question, the passage that answers it, and its right short answers."""

    question: str
    title: str
    text: str
    answers: tuple[str, ...]


class _ClapPassage(BaseModel):
    title: str
    text: str
    sentences: tuple[str, ...]


class _ClapOutput(BaseModel):
    selected_sentences: tuple[str, ...]


class _ClapLine(BaseModel):
    input: str
    passages: tuple[_ClapPassage, ...]
    output: tuple[_ClapOutput, ...]


class _AclSpan(BaseModel):
    start: int
    end: int


class _AclResult(BaseModel):
    chunk: str
    gold_extraction_mapped: tuple[_AclSpan, ...] = ()


class _AclLine(BaseModel):
    query: str
    results: tuple[_AclResult, ...]


class _WiceLine(BaseModel):
    label: str
    claim: str
    evidence: tuple[str, ...]
    supporting_sentences: tuple[tuple[int, ...], ...]


class _FoolEvidence(BaseModel):
    text: str


class FoolLine(BaseModel):
    """A claim of FoolMeTwice, as its files have it."""

    label: str
    text: str
    gold_evidence: tuple[_FoolEvidence, ...]
    retrieved_evidence: tuple[_FoolEvidence, ...] = ()


class _NqPassage(BaseModel):
    title: str
    text: str


class _NqLine(BaseModel):
    question: str
    answers: tuple[str, ...]
    ctxs: tuple[_NqPassage]


Line = TypeVar("Line", bound=BaseModel)


def read_clapnq(folder: Path) -> list[Marked]:
    """The questions of CLAP NQ dev, each with its passage; the unanswerable ones come last."""
    return [
        _of_clapnq(line, passage, answerable=answerable)
        for name, answerable in (("answerable", True), ("unanswerable", False))
        for line in _lines(folder / f"clapnq_dev_{name}.jsonl", _ClapLine)
        for passage in line.passages
    ]


def read_acl_verbatim(folder: Path) -> list[Marked]:
    """The pairs of query and passage of ACL-Verbatim, in the order of its file."""
    files = sorted(folder.glob("*.json"))
    if len(files) != 1:
        raise ReadError(str(folder), f"expected one *.json of ACL-Verbatim, found {len(files)}.")
    return [
        Marked(line.query, "", result.chunk, spans, answerable=bool(spans))
        for line in _lines(files[0], _AclLine)
        for result in line.results
        for spans in [tuple((span.start, span.end) for span in result.gold_extraction_mapped)]
    ]


def read_wice(folder: Path) -> list[Checked]:
    """The test claims of WiCE. Where nobody marked a sentence the whole page is the evidence."""
    return [_of_wice(line) for line in _lines(folder / "claim_test.jsonl", _WiceLine)]


def read_foolmetwice(folder: Path) -> list[Checked]:
    """The test claims of FoolMeTwice with their gold evidence."""
    return [_of_foolmetwice(line) for line in _lines(folder / "test.jsonl", FoolLine)]


def read_nq_oracle(folder: Path) -> list[Short]:
    """The questions of NQ-open with the passage that answers (Liu et al. 2023)."""
    lines = _lines(folder / "nq-open-oracle.jsonl.gz", _NqLine)
    return [Short(x.question, x.ctxs[0].title, x.ctxs[0].text, x.answers) for x in lines]


def _of_clapnq(line: _ClapLine, passage: _ClapPassage, *, answerable: bool) -> Marked:
    selected = {text for output in line.output for text in output.selected_sentences}
    bounds = tuple(_found(passage.text, passage.sentences))
    marked = zip(passage.sentences, bounds, strict=True)
    gold = tuple(where for text, where in marked if text in selected)
    return Marked(line.input, passage.title, passage.text, gold, answerable, bounds)


def _of_wice(line: _WiceLine) -> Checked:
    chosen = [tuple(line.evidence[i] for i in group) for group in line.supporting_sentences]
    evidence = tuple(group for group in chosen if group) or (line.evidence,)
    return Checked(line.claim, evidence, "\n".join(line.evidence), line.label == "supported")


def _of_foolmetwice(line: FoolLine) -> Checked:
    around = "\n".join(e.text for e in (*line.gold_evidence, *line.retrieved_evidence))
    evidence = (tuple(e.text for e in line.gold_evidence),)
    return Checked(line.text, evidence, around, line.label == "SUPPORTS")


def _found(text: str, pieces: Sequence[str]) -> Iterator[Bounds]:
    """Where pieces that follow each other stand in a text."""
    cursor = 0
    for piece in pieces:
        start = text.find(piece, cursor)
        if start < 0:
            raise ReadError(piece[:60], "this sentence is not in its passage, in order.")
        cursor = start + len(piece)
        yield start, cursor


def _lines(path: Path, model: type[Line]) -> list[Line]:
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"the benchmark cannot be read: {error}") from error
    # Not splitlines: texts of the sets hold other line separators, which JSON leaves as they are.
    numbered = enumerate(text.split("\n"), start=1)
    return [_validated(line, f"{path}:{n}", model) for n, line in numbered if line.strip()]


def _validated(line: str, place: str, model: type[Line]) -> Line:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        raise ReadError(place, field_problem(error)) from error
