"""Small files of every kind, made by hand, and pages as people copy them from news sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def copied() -> Callable[[str], str]:
    """The text of a page copied from an (invented) news site."""
    return lambda name: (PAGES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def pdf_of() -> Callable[..., bytes]:
    return _pdf_of


@pytest.fixture
def encrypted() -> Callable[[bytes, str], bytes]:
    return _encrypted


@pytest.fixture
def docx_of() -> Callable[..., bytes]:
    return _docx_of


def _pdf_of(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF with the given lines of text on its pages."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        text = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 800 Td {text} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    raw, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(f"{len(raw):010} 00000 n \n")
        raw += f"{number} 0 obj\n{text}\nendobj\n".encode()
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(offsets)}"
    end = f"{table}trailer << /Root 1 0 R /Size {size} >>\nstartxref\n{len(raw)}\n%%EOF"
    raw += end.encode()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.add_metadata({"/Title": title} if title else {})
    return _written(writer)


def _encrypted(pdf: bytes, password: str) -> bytes:
    """The same PDF, to be opened with a password only."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(password, algorithm="RC4-128")
    return _written(writer)


def _docx_of(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document with paragraphs of (style, text)."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _written(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
