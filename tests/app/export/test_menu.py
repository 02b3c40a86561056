from __future__ import annotations

import re
from dataclasses import replace

from orelore import FORMS, Answer, Series, export
from orelore_app.export.menu import LABELS, answer_export, answer_menu, whole_menu


def offered(html: str) -> list[str]:
    return re.findall(r'data-do="download" data-value="\d+ ([\w-]+)"', html)


def test_every_form_has_a_name_in_the_menu() -> None:
    assert list(LABELS) == list(FORMS)
    assert offered(whole_menu()) == list(FORMS)


def test_an_answer_is_offered_in_the_forms_that_hold_something_of_it(
    answer: Answer, series: Series, abstention: Answer
) -> None:
    assert offered(answer_menu(2, replace(answer, series=series))) == list(FORMS)
    assert offered(answer_menu(2, answer)) == [form for form in FORMS if form != "csv"]
    assert offered(answer_menu(2, abstention)) == ["markdown", "docx", "html"]


def test_the_text_to_copy_is_the_markdown_with_numbered_references(answer: Answer) -> None:
    html = answer_export(2, answer)
    assert 'aria-label="Copy the answer to question 2"' in html
    text = export([answer], "markdown").decode()
    assert "[1]" in text
    assert "## References" in text
    assert f'data-copy="{text}"' in html.unescape()


def test_markup_in_an_answer_stays_text(hostile: Answer) -> None:
    assert "<img" not in answer_export(1, hostile)
