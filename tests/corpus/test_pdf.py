from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.corpus.pdf import read_pdf
from orelore.errors import ReadError

Make = Callable[..., bytes]

FIRST = [
    "A gold mine opens in the south of Uzbekistan",
    "4 December 2025",
    "The new mine in the south of Uzbekistan will give nine tonnes of gold a",
    "year, which is a tenth of what the country digs today, the minis-",
    "try said.",
    "Costs",
    "The mine cost some three hundred million dollars, and most of the money",
    "went into a plant.",
]


def test_printed_lines_become_paragraphs_under_their_heading(pdf_of: Make) -> None:
    text = read_pdf(pdf_of([FIRST]), "mine.pdf").text
    first, heading, second = text.split("\n\n")
    assert first.endswith("the country digs today, the ministry said.")
    assert heading == "## Costs"
    assert second.endswith("most of the money went into a plant.")


def test_title_and_date_stand_on_the_first_page(pdf_of: Make) -> None:
    draft = read_pdf(pdf_of([FIRST]), "mine.pdf")
    assert (draft.title, draft.published) == (FIRST[0], "2025-12-04")


def test_the_title_of_the_file_comes_first_unless_a_program_wrote_it(pdf_of: Make) -> None:
    assert read_pdf(pdf_of([FIRST], title="Gold in 2025"), "mine.pdf").title == "Gold in 2025"
    assert read_pdf(pdf_of([FIRST], title="Microsoft Word - a.doc"), "mine.pdf").title == FIRST[0]


def test_page_numbers_and_running_heads_are_left_out(pdf_of: Make) -> None:
    pages = [
        ["Steppe Yearbook", f"{part} half of the gold came from one mine.", str(number)]
        for number, part in enumerate(["The first", "The second", "Another"], start=1)
    ]
    text = read_pdf(pdf_of(pages), "year.pdf").text
    assert "Yearbook" not in text
    assert "Another half of the gold came from one mine." in text
    assert not text.endswith("3")


def test_an_encrypted_pdf_is_refused(pdf_of: Make, encrypted: Make) -> None:
    with pytest.raises(ReadError, match=r"^mine.pdf: the PDF is encrypted\. Save a copy"):
        read_pdf(encrypted(pdf_of([FIRST]), "secret"), "mine.pdf")


def test_a_pdf_that_opens_without_a_password_is_read(pdf_of: Make, encrypted: Make) -> None:
    assert "nine tonnes" in read_pdf(encrypted(pdf_of([FIRST]), ""), "mine.pdf").text


def test_a_scanned_pdf_is_refused_with_the_way_to_its_text(pdf_of: Make) -> None:
    with pytest.raises(ReadError, match=r"^scan.pdf: the PDF has no text.*ocrmypdf"):
        read_pdf(pdf_of([[], []]), "scan.pdf")


@pytest.mark.parametrize("cut", [slice(0, 200), slice(300, None), slice(0, 0)])
def test_a_damaged_pdf_is_refused(pdf_of: Make, cut: slice) -> None:
    with pytest.raises(ReadError, match=r"^mine.pdf: the PDF is damaged.*save it anew"):
        read_pdf(pdf_of([FIRST])[cut], "mine.pdf")
