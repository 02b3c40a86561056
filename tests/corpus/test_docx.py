from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from orelore.corpus.docx import read_docx
from orelore.errors import ReadError

Make = Callable[..., bytes]
PROSE = "The mine cost some three hundred million dollars, the ministry said."


def test_paragraphs_stand_under_their_headings(docx_of: Make) -> None:
    data = docx_of(
        ("Title", "Gold of the south"),
        ("Normal", "By Anna Petrova, 4 December 2025"),
        ("Heading 1", "Costs"),
        ("Normal", PROSE),
        ("List Bullet", "one plant"),
    )
    draft = read_docx(data, "gold.docx")
    assert draft.text == f"## Costs\n\n{PROSE}\n\n- one plant"
    assert (draft.title, draft.author) == ("Gold of the south", "Anna Petrova")
    assert draft.published == "2025-12-04"


def test_a_table_is_read_row_by_row_where_it_stands() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "2024", "40 tons"
    buffer = BytesIO()
    document.save(buffer)
    assert read_docx(buffer.getvalue(), "gold.docx").text == f"{PROSE}\n\n2024 | 40 tons"


@pytest.mark.parametrize("data", [b"PK\x03\x04junk", b"no archive"])
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^gold.docx: the document is damaged.*save it anew"):
        read_docx(data, "gold.docx")


def test_a_document_with_a_broken_part_is_refused(docx_of: Make) -> None:
    data = bytearray(docx_of(("Normal", PROSE)))
    data[len(data) // 3 : len(data) // 2] = b"x" * (len(data) // 2 - len(data) // 3)
    with pytest.raises(ReadError, match="damaged"):
        read_docx(bytes(data), "gold.docx")


def test_a_document_with_a_password_is_refused() -> None:
    with pytest.raises(ReadError, match="has a password or is an old"):
        read_docx(b"\xd0\xcf\x11\xe0 old", "gold.docx")


def test_a_document_without_text_is_refused(docx_of: Make) -> None:
    with pytest.raises(ReadError, match="no text"):
        read_docx(docx_of(), "gold.docx")
