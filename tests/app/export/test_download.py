from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from orelore import FORMS, Answer, ExportError, Series, export
from orelore_app.export.download import download

DAY = date(2026, 3, 1)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_what_the_library_exports(form: str, answer: Answer, series: Series) -> None:
    answers = [replace(answer, series=series)]
    made = download(answers, form, DAY)
    assert made.name == f"how-much-did-boz-make-2026-03-01{FORMS[form].suffix}"
    sent = json.loads(made.to_json())
    assert (sent["name"], sent["type"]) == (made.name, FORMS[form].media_type)
    # A Word file is a zip file, whose entries bear the time.
    is_same = b64decode(sent["data"]) == export(answers, form, accessed=DAY)
    assert is_same or form == "docx"


def test_an_abstention_is_exported_with_its_reason(abstention: Answer) -> None:
    text = download([abstention], "markdown", DAY).content.decode()
    assert abstention.reason
    assert abstention.reason in text


@pytest.mark.parametrize(
    ("answers", "form", "problem"),
    [
        ([], "markdown", "nothing to export yet"),
        ([Answer("?", abstained=True)], "csv", "no table of figures"),
        ([Answer("?", abstained=True)], "ris", "no references"),
        ([Answer("?", abstained=True)], "<b>", "no form '<b>'"),
    ],
)
def test_where_there_is_nothing_to_export_it_is_said(
    answers: Sequence[Answer], form: str, problem: str
) -> None:
    with pytest.raises(ExportError, match=problem):
        download(answers, form, DAY)
