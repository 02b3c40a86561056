"""The one way out: answers in the form that was asked for, as the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from orelore.errors import ExportError
from orelore.exports.bibtex import to_bibtex
from orelore.exports.csl import to_csl
from orelore.exports.document import to_document
from orelore.exports.figures import to_csv
from orelore.exports.markdown import to_markdown
from orelore.exports.records import Record, to_records
from orelore.exports.references import number_references
from orelore.exports.ris import to_ris
from orelore.types import Answer


@dataclass(frozen=True, slots=True)
class Form:
    """A file format that answers can be had in."""

    name: str  # what `export` is asked for
    suffix: str  # of its files, with the dot
    media_type: str
    write: Callable[[Sequence[Answer], date], bytes] = field(repr=False, compare=False)


def export(answers: Sequence[Answer], form: str, *, accessed: date | None = None) -> bytes:
    """The answers of a conversation, or one alone, as a file of the form (see `FORMS`).

    `accessed` is the day on which the articles were read; today when nothing is said. Raises
    ExportError when there is no such form.
    """
    if form not in FORMS:
        raise ExportError(f"There is no form '{form}' to export to. Choose {', '.join(FORMS)}.")
    return FORMS[form].write(answers, accessed or date.today())


def _markdown(answers: Sequence[Answer], accessed: date) -> bytes:
    return to_markdown(to_document(answers, accessed)).encode()


def _docx(answers: Sequence[Answer], accessed: date) -> bytes:
    # Slow to import, like the next.
    from orelore.exports.docx import to_docx

    return to_docx(to_document(answers, accessed))


def _html(answers: Sequence[Answer], accessed: date) -> bytes:
    from orelore.exports.html import to_html

    return to_html(to_document(answers, accessed)).encode()


def _csv(answers: Sequence[Answer], _accessed: date) -> bytes:
    # With a byte order mark: without one Excel does not read letters beyond ASCII.
    return to_csv(answers).encode("utf-8-sig")


def _bibtex(answers: Sequence[Answer], accessed: date) -> bytes:
    return to_bibtex(_records(answers), accessed).encode()


def _ris(answers: Sequence[Answer], accessed: date) -> bytes:
    return to_ris(_records(answers), accessed).encode()


def _csl(answers: Sequence[Answer], accessed: date) -> bytes:
    return to_csl(_records(answers), accessed).encode()


def _records(answers: Sequence[Answer]) -> list[Record]:
    return to_records(number_references(answers))


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("markdown", ".md", "text/markdown", _markdown),
        Form("docx", ".docx", _DOCX, _docx),
        Form("html", ".html", "text/html", _html),
        Form("csv", ".csv", "text/csv", _csv),
        Form("bibtex", ".bib", "application/x-bibtex", _bibtex),
        Form("ris", ".ris", "application/x-research-info-systems", _ris),
        Form("csl-json", ".json", "application/vnd.citationstyles.csl+json", _csl),
    )
}
