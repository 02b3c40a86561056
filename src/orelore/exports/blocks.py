"""What a document is made of, whatever its format: runs of text in headings, paragraphs, tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. Its text holds no line breaks."""

    text: str
    style: Literal["plain", "bold", "code", "label"] = "plain"  # a label is bold, in our own words
    url: str | None = None  # leads to this address of the web
    number: int | None = None  # leads to the reference of this number


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of the document."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    kind: Literal["said", "unsupported", "abstention", "notice", "note"]


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Every row has as many cells as the header."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered reference: its quote, and what there is to know of it line by line."""

    number: int
    quote: Line
    details: tuple[Line, ...]


Block = Heading | Paragraph | Bullets | Grid | Entry


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    accessed: date
    blocks: tuple[Block, ...]
