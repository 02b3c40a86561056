"""A Word document -> Draft. The only import of python-docx that reads."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from orelore.corpus.describe import Draft
from orelore.corpus.lines import HEADING, to_lines
from orelore.corpus.newstext import draft_of
from orelore.errors import ReadError

_MOST_UNPACKED = 200_000_000
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
# Damaged files break zipfile, lxml and python-docx in all these ways.
_DAMAGE = (
    *(BadZipFile, OpcError, LxmlError, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError),
)


def read_docx(data: bytes, name: str) -> Draft:
    """The text of a Word document under its headings. Raises ReadError."""
    if data.startswith(_OLD_OR_ENCRYPTED):
        problem = "it has a password or is an old .doc file. Save it as .docx without a password."
        raise ReadError(name, problem)
    try:
        _check_size(data, name)
        document = Document(BytesIO(data))
        lines = [line for text in _blocks(document) for line in to_lines(text)]
        title, author = document.core_properties.title, document.core_properties.author
    except _DAMAGE as error:
        problem = (
            f"the document is damaged ({error}). Open it in a word processor and save it anew."
        )
        raise ReadError(name, problem) from error
    if not lines:
        raise ReadError(name, "the document has no text. Nothing was added.")
    draft = draft_of(lines, is_page=False)
    # The library writes its own name where nobody wrote one.
    author = None if author == "python-docx" else author
    return replace(draft, title=title or draft.title, author=draft.author or author or None)


def _check_size(data: bytes, name: str) -> None:
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
            raise ReadError(name, "the document unpacks to more than 200 MB. Split it.")


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (_row_text([cell.text for cell in row.cells]) for row in block.rows)
        else:
            yield _paragraph_text(block)


def _paragraph_text(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "") if paragraph.style else ""
    text = paragraph.text.strip()
    if not text:
        return ""
    if style == "Title":
        return f"# {text}"
    if style.startswith("Heading"):
        return HEADING + text
    return f"- {text}" if style.startswith("List") else text


def _row_text(cells: list[str]) -> str:
    # A merged cell comes once for each column it covers.
    distinct = dict.fromkeys(" ".join(cell.split()) for cell in cells)
    return " | ".join(filter(None, distinct))
