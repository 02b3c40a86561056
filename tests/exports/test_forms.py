from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from orelore.errors import ExportError
from orelore.exports.forms import FORMS, export
from orelore.types import Answer

STARTS = {
    "markdown": b"# 2 questions and answers",
    "docx": b"PK",
    "html": b"<!doctype html>",
    "csv": b"\xef\xbb\xbfquestion,title,unit,",
    "bibtex": b"@online{steppeherald2024,",
    "ris": b"TY  - ELEC\r\n",
    "csl-json": b"[\n  {",
}


@pytest.mark.parametrize("form", FORMS)
def test_answers_are_had_in_every_form(
    form: str, answer: Answer, abstention: Answer, day: date
) -> None:
    assert export([answer, abstention], form, accessed=day).startswith(STARTS[form])


def test_every_form_has_a_suffix_and_a_media_type_of_its_own() -> None:
    assert [form.name for form in FORMS.values()] == list(FORMS) == list(STARTS)
    suffixes = [form.suffix for form in FORMS.values()]
    assert suffixes == [".md", ".docx", ".html", ".csv", ".bib", ".ris", ".json"]
    assert len({form.media_type for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("form", ["markdown", "html", "bibtex"])
def test_the_day_of_access_is_the_given_one_or_today(form: str, answer: Answer, day: date) -> None:
    assert b"2026-11-26" in export([answer], form, accessed=day)
    before = date.today()
    content = export([answer], form).decode()
    assert before.isoformat() in content or date.today().isoformat() in content


@pytest.mark.parametrize("form", FORMS)
def test_no_answers_are_a_file_too(form: str, day: date) -> None:
    assert isinstance(export([], form, accessed=day), bytes)


def test_an_unknown_form_is_named_beside_those_there_are(answer: Answer) -> None:
    with pytest.raises(ExportError, match=r"no form 'odt'.* markdown, docx, html, csv, bibtex"):
        export([answer], "odt")


def test_writers_of_documents_are_loaded_only_when_needed() -> None:
    program = (
        "import sys; from orelore import Answer, export;"
        "export([Answer('?')], 'bibtex'); export([Answer('?')], 'markdown');"
        "print([name for name in ('docx', 'jinja2', 'chromadb') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")
