from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from orelore.exports.document import to_document
from orelore.exports.docx import to_docx
from orelore.types import Account, Answer, Sentence, Series


def word(answers: list[Answer], day: date = date(2026, 11, 26)) -> WordDocument:
    return docx.Document(BytesIO(to_docx(to_document(answers, day))))


def styled(document: WordDocument) -> list[tuple[str | None, str]]:
    return [(p.style.name if p.style else None, p.text) for p in document.paragraphs]


def test_a_document_has_headings_answers_and_numbered_references(
    answer: Answer, other: Answer
) -> None:
    lines = styled(word([answer, other]))
    assert lines[:3] == [
        ("Title", "2 questions and answers"),
        ("Heading 1", "How much gold?"),
        ("Normal", "Boz made 3 tonnes. [1]"),
    ]
    references = lines[lines.index(("Heading 1", "References")) + 1 :]
    assert [text for style, text in references if style == "Normal"] == [
        "[1] “Boz made 3 tonnes.” (as of 2023)",
        "[2] “It will grow.”",
    ]
    assert references[1][1].startswith("Gold at Boz, boz.md:0-18 sha256:")
    assert references[2] == (
        "List Bullet",
        "Steppe Herald, “Output”, 2024-05, https://example.org/1",
    )


def test_the_short_answer_is_bold(answer: Answer) -> None:
    said = word([answer]).paragraphs[1]
    assert [run.text for run in said.runs if run.bold] == ["3 tonnes"]


def test_a_mark_leads_to_the_bookmark_of_its_reference(answer: Answer, other: Answer) -> None:
    document = word([answer, other])
    marks = [link.fragment for p in document.paragraphs for link in p.hyperlinks if link.fragment]
    assert marks == ["reference_1", "reference_2", "reference_1"]
    (first, second) = document.element.xpath("//w:bookmarkStart/@w:name")
    assert [first, second] == ["reference_1", "reference_2"]
    assert len(document.element.xpath("//w:bookmarkEnd")) == 2


def test_a_source_is_a_link_when_its_address_is_of_the_web(answer: Answer) -> None:
    (citation,) = answer.citations
    odd = replace(citation.sources[0], url="javascript:alert(1)")
    cited = replace(citation, sources=(*citation.sources, odd))
    document = word([replace(answer, citations=(cited,))])
    links = [(link.text, link.address) for p in document.paragraphs for link in p.hyperlinks]
    assert [link for link in links if link[1]] == [("https://example.org/1",) * 2]
    assert document.paragraphs[-1].text.endswith("javascript:alert(1)")


def test_a_series_is_a_table_with_a_style(answer: Answer, series: Series) -> None:
    (table,) = word([replace(answer, series=series)]).tables
    assert table.style is not None
    assert table.style.name == "Light Grid Accent 1"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Year", "Value", "Basis", "Source"],
        ["2023", "3", "", "Steppe Herald, “Output”, 2024-05"],
        ["2024", "more than 4", "as planned", "Steppe Herald, “Output”, 2024-05"],
    ]


def test_doubts_abstentions_and_disagreements_can_be_told_by_their_look(
    answer: Answer, abstention: Answer, accounts: tuple[Account, Account]
) -> None:
    doubtful = Sentence("Four.", (), "unsupported", problem="4 is not there")
    torn = replace(answer, sentences=(doubtful,), disagreement=accounts, notice="No model.")
    lines = styled(word([torn, abstention]))
    assert lines[2:4] == [("Quote", "No model."), ("Quote", "The sources disagree:")]
    assert ("List Bullet", "4 tonnes — Post, “Boz”, 2025") in lines
    assert ("Intense Quote", "Four. [unsupported] 4 is not there") in lines
    assert ("Intense Quote", "No answer. Not covered.") in lines


def test_the_properties_tell_title_author_and_day(answer: Answer) -> None:
    properties = word([replace(answer, question="How " * 100)]).core_properties
    assert properties.title == ("How " * 100)[:255]
    assert properties.author == "Orelore"
    assert properties.comments == "From the articles as they stood on 2026-11-26."
    assert properties.created is not None
    assert properties.created.date() == date(2026, 11, 26)


def test_characters_that_word_cannot_hold_do_no_harm(answer: Answer) -> None:
    said = Sentence("a\x00b\udcff <w:p>", (), "verbatim", marked=(0, 3))
    lines = styled(word([replace(answer, sentences=(said,), question="x\x07y\nz")]))
    assert lines[:2] == [("Title", "x\ufffdy z"), ("Normal", "a\ufffdb\ufffd <w:p>")]
