"""A PDF -> Draft. The only import of pypdf."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from orelore.corpus.describe import Draft
from orelore.corpus.lines import is_bullet, to_lines, word_count
from orelore.corpus.newstext import draft_of
from orelore.errors import ReadError

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 10_000_000
_FEWEST_WORDS_A_PAGE = 5
_FULL_LINE = 0.8  # of the usual length; a shorter line ends its paragraph
# Damaged files break pypdf in all these ways besides its own errors.
_DAMAGE = (
    *(PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError),
    *(RuntimeError, ArithmeticError, EOFError, OSError, zlib.error, struct.error),
)
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}\W*(?:of \d+)?", re.I)
_NO_TITLE = re.compile(
    r"(?:microsoft|untitled|powerpoint|slide \d|.*\.(?:docx?|pdf|indd|qxd|tex)$)", re.I
)


def read_pdf(data: bytes, name: str) -> Draft:
    """The text of a PDF, with its title and author. Raises ReadError."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        pages = _pages(reader, name)
        title, author = _properties(reader)
    except DependencyError as error:
        raise _encrypted(name) from error
    except _DAMAGE as error:
        problem = f"the PDF is damaged ({error}). Open it in a viewer and save it anew."
        raise ReadError(name, problem) from error
    if sum(map(word_count, pages)) < _FEWEST_WORDS_A_PAGE * min(len(pages), 10):
        raise ReadError(
            name,
            "the PDF has no text, only pictures of pages. Run it through text recognition "
            "(`ocrmypdf in.pdf out.pdf`) and add the result.",
        )
    draft = draft_of(_paragraphs(_without_running_heads(pages)), is_page=False)
    return replace(draft, title=title or draft.title, author=author or draft.author)


def _encrypted(name: str) -> ReadError:
    return ReadError(name, "the PDF is encrypted. Save a copy without a password and add that.")


def _pages(reader: PdfReader, name: str) -> list[str]:
    if len(reader.pages) > _MOST_PAGES:
        raise ReadError(name, f"the PDF has more than {_MOST_PAGES:,} pages. Split it.")
    pages, length = [], 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > _MOST_CHARACTERS:
            raise ReadError(name, "the PDF holds more than 10 MB of text. Split it.")
    return pages


def _properties(reader: PdfReader) -> tuple[str | None, str | None]:
    """Title and author as the file says, unless they are what a program left there."""
    title = str(reader.metadata.title or "").strip() if reader.metadata else ""
    author = str(reader.metadata.author or "").strip() if reader.metadata else ""
    is_title = word_count(title) >= 2 and not _NO_TITLE.match(title)
    return (title if is_title else None), (author if " " in author else None)


def _without_running_heads(pages: Sequence[str]) -> list[str]:
    """All lines, without page numbers and what stands at the edge of every other page."""
    split = [_lines_of(page) for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:2], *lines[-2:]})
    repeated = {line for line, count in edges.items() if count >= max(3, len(pages) / 2)}
    return [line for lines in split for line in lines if line not in repeated]


def _lines_of(page: str) -> list[str]:
    """The lines of a page as they are printed, page numbers apart."""
    lines = [line for printed in page.split("\n") for line in to_lines(printed)]
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """Join printed lines: a line that is not full, or a new bullet, ends the paragraph."""
    lines = list(lines)
    usual = sorted(map(len, lines))[len(lines) * 3 // 4] if lines else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        if is_open and not is_bullet(line):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        is_open = len(line) >= _FULL_LINE * usual
    return paragraphs


def _joined(start: str, rest: str) -> str:
    if re.search(r"[^\W\d_]-$", start) and rest[0].islower():
        return start[:-1] + rest
    return f"{start} {rest}"
