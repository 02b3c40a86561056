"""A document as a Word file.         (the only import of python-docx that writes)"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from orelore.exports.blocks import Block, Bullets, Document, Entry, Grid, Heading, Line, Run

_LONGEST_PROPERTY = 255  # characters, by the format
_STYLES = {"notice": "Quote", "abstention": "Intense Quote", "unsupported": "Intense Quote"}
_TABLE = "Light Grid Accent 1"
_CODE_FONT = "Courier New"
_SMALL = Pt(9)
_BLUE, _RED = RGBColor(0x05, 0x63, 0xC1), RGBColor(0x9B, 0x1C, 0x1C)


def to_docx(document: Document) -> bytes:
    """The file. Marks lead to their references, addresses of the web to their pages."""
    word = docx.Document()
    _describe(word, document)
    for block in document.blocks:
        _add(word, block)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _describe(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = "Orelore"
    properties.comments = f"From the articles as they stood on {document.accessed.isoformat()}."
    properties.created = properties.modified = datetime.combine(document.accessed, time())
    properties.language = "en"


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            word.add_heading(text, 0 if level == 1 else level - 1)
        case Bullets(lines):
            for line in lines:
                _write(word.add_paragraph(style="List Bullet"), line)
        case Grid():
            _add_grid(word, block)
        case Entry():
            _add_entry(word, block)
        case _:
            _write(word.add_paragraph(style=_STYLES.get(block.kind)), block.line)


def _add_entry(word: WordDocument, entry: Entry) -> None:
    paragraph = word.add_paragraph()
    _bookmark(paragraph, entry.number)
    _write(paragraph, (Run(f"[{entry.number}] ", "bold"), *entry.quote))
    paragraph.paragraph_format.keep_with_next = True
    for line in entry.details:
        _write(word.add_paragraph(style="List Bullet"), line)


def _add_grid(word: WordDocument, grid: Grid) -> None:
    if grid.title:
        _write(word.add_paragraph(), (Run(grid.title, "bold"),))
    table = word.add_table(rows=1, cols=len(grid.header), style=_TABLE)
    for cell, name in zip(table.rows[0].cells, grid.header, strict=True):
        cell.text = name
    for row in grid.rows:
        for cell, line in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], line)
    word.add_paragraph()


def _write(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        written = paragraph.add_run(run.text)
        if run.style == "code":
            written.font.name, written.font.size = _CODE_FONT, _SMALL
        written.bold = run.style in ("bold", "label") or None
        if run.style == "label":
            written.font.color.rgb = _RED
        if run.url or run.number is not None:
            _link(paragraph, written, run)


def _link(paragraph: WordParagraph, written: WordRun, run: Run) -> None:
    """Put a written run into a link: to an address, or to the bookmark of a reference."""
    link = OxmlElement("w:hyperlink")
    if run.url:
        target = paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), target)
        written.font.color.rgb, written.underline = _BLUE, True
    else:
        link.set(qn("w:anchor"), _name(run.number))
    paragraph._p.append(link)
    link.append(written._r)


def _bookmark(paragraph: WordParagraph, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        edge = OxmlElement(tag)
        edge.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            edge.set(qn("w:name"), _name(number))
        paragraph._p.append(edge)


def _name(number: int | None) -> str:
    return f"reference_{number}"
