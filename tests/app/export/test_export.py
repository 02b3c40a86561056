"""Taking answers out of the page, in a real browser."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Locator, expect

from orelore import FORMS, Answer, Assistant, Series, Token, check_references
from orelore.exports.check import resolve
from orelore_app.export.menu import LABELS
from tests.app.browsing import ABSENT, GOLD, TUNGSTEN, ZINC, Visit

pytestmark = pytest.mark.slow

SAID = "produced 4.2 tonnes of gold in 2023."
SPANNED = ["markdown", "docx", "html", "bibtex", "ris", "csl-json"]  # forms that tell a place


def menu(visit: Visit, place: str) -> Locator:
    return visit.page.locator(f"{place} details.menu")


def answered(visit: Visit, question: str, number: int) -> None:
    visit.ask(question)
    expect(menu(visit, f"#answer-{number}")).to_be_visible(timeout=30_000)


def exported(visit: Visit, form: str, place: str = "#conversation-menu") -> tuple[str, bytes]:
    """Name and content of the file that a menu leads to."""
    menu(visit, place).locator("summary").click()
    with visit.page.expect_download() as found:
        menu(visit, place).get_by_role("button", name=LABELS[form], exact=True).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def text_of(form: str, content: bytes) -> str:
    if form == "docx":
        return "\n".join(line.text for line in docx.Document(BytesIO(content)).paragraphs)
    if form == "csl-json":
        return "\n".join(item["note"] for item in json.loads(content))
    return content.decode()


def test_an_answer_is_downloaded_as_a_word_file(visit: Visit) -> None:
    answered(visit, GOLD, 1)
    name, content = exported(visit, "docx", "#answer-1")
    assert re.fullmatch(r"how-much-gold-did-the-altyn-mine-.*-\d{4}-\d\d-\d\d\.docx", name)
    text = text_of("docx", content)
    assert SAID in text
    assert "References" in text
    assert visit.faults == []


@pytest.mark.parametrize("form", SPANNED)
def test_every_reference_leads_to_the_stored_span(
    form: str, visit: Visit, assistant: Assistant
) -> None:
    answered(visit, GOLD, 1)
    answered(visit, ZINC, 2)
    name, content = exported(visit, form)
    assert name.endswith(FORMS[form].suffix)
    articles = {article.id: article for article in assistant.articles()}
    passages = resolve(text_of(form, content), articles)
    assert all(passage.is_unchanged for passage in passages)
    found = " ".join(passage.text or "" for passage in passages)
    assert SAID in found
    assert "55 tonnes of zinc" in found
    if form == "csl-json":
        assert len(json.loads(content)) >= 2
        assert check_references(content.decode(), articles) == []


def test_a_table_of_figures_is_downloaded(
    visit: Visit, series: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Assistant.stream

    def with_series(self: Assistant, *given: Any, **more: Any) -> Iterator[Token | Answer]:
        for event in stream(self, *given, **more):
            yield replace(event, series=series) if isinstance(event, Answer) else event

    monkeypatch.setattr(Assistant, "stream", with_series)
    answered(visit, GOLD, 1)
    name, content = exported(visit, "csv", "#answer-1")
    assert name.endswith(".csv")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert [(row["year"], row["value"]) for row in rows] == [
        (point.year, point.value) for point in series.points
    ]


def test_where_there_is_no_table_it_is_said(visit: Visit) -> None:
    answered(visit, GOLD, 1)
    expect(menu(visit, "#answer-1").get_by_role("button", name=LABELS["csv"])).to_have_count(0)
    menu(visit, "#conversation-menu").locator("summary").click()
    menu(visit, "#conversation-menu").get_by_role("button", name=LABELS["csv"]).click()
    expect(visit.page.get_by_text("There is no table of figures to export")).to_be_visible()


def test_an_abstention_is_exported_and_a_problem_is_not(visit: Visit) -> None:
    answered(visit, ABSENT, 1)
    visit.ask("?!")
    expect(visit.page.locator("#answer-2 .problem")).to_be_visible()
    expect(menu(visit, "#answer-2")).to_have_count(0)
    name, content = exported(visit, "markdown")
    assert name.startswith("who-won-the-chess-tournament-in-peru-2")
    assert "Peru" in text_of("markdown", content)
    assert "no words" not in text_of("markdown", content)


def test_the_file_leaves_nothing_in_the_page(visit: Visit) -> None:
    answered(visit, GOLD, 1)
    exported(visit, "html", "#answer-1")
    exported(visit, "html", "#answer-1")  # the same once more
    assert visit.page.evaluate("document.querySelector('#file-made textarea').value") == ""
    assert not any("/file=" in address for address in visit.requested)


def test_an_answer_is_copied_with_its_references(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answered(visit, GOLD, 1)
    visit.page.get_by_role("button", name="Copy the answer to question 1").click()
    expect(visit.page.locator("#said")).to_have_text("Copied")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "produced **4.2 tonnes** of gold in 2023. [1]" in copied
    assert "## References" in copied


def test_an_answer_is_copied_where_scripts_may_not_use_the_clipboard(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read"])
    visit.page.evaluate("delete Navigator.prototype.clipboard")
    answered(visit, GOLD, 1)
    button = visit.page.get_by_role("button", name="Copy the answer to question 1")
    button.click()
    expect(visit.page.locator("#said")).to_have_text("Copied")
    expect(button).to_be_focused()
    box = visit.page.get_by_label("Your question")
    box.press("Control+v")
    expect(box).to_have_value(re.compile(r"produced \*\*4\.2 tonnes"))


def test_a_text_that_cannot_be_copied_is_offered_by_hand(visit: Visit) -> None:
    visit.page.evaluate("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    answered(visit, GOLD, 1)
    visit.page.get_by_role("button", name="Copy the answer to question 1").click()
    dialog = visit.page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox")).to_have_value(re.compile(r"produced \*\*4\.2 tonnes"))
    assert visit.page.evaluate("getSelection().toString()").startswith("# How much gold")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_a_menu_is_used_with_the_keyboard(visit: Visit) -> None:
    answered(visit, GOLD, 1)
    summary = menu(visit, "#answer-1").locator("summary")
    summary.press("Enter")
    first = menu(visit, "#answer-1").get_by_role("button").first
    summary.press("Tab")
    expect(first).to_be_focused()
    first.press("Escape")
    expect(first).to_be_hidden()
    expect(summary).to_be_focused()
    summary.press("Enter")
    with visit.page.expect_download():
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
    expect(first).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_menu_closes_when_something_else_is_clicked(visit: Visit) -> None:
    answered(visit, GOLD, 1)
    menu(visit, "#answer-1").locator("summary").click()
    menu(visit, "#conversation-menu").locator("summary").click()
    expect(menu(visit, "#answer-1").get_by_role("button").first).to_be_hidden()
    expect(menu(visit, "#conversation-menu").get_by_role("button").first).to_be_visible()


def test_the_menus_fit_a_phone(phone: Visit) -> None:
    expect(menu(phone, "#conversation-menu")).to_be_hidden()  # nothing to export yet
    answered(phone, TUNGSTEN, 1)
    for place in ("#answer-1", "#conversation-menu"):
        menu(phone, place).locator("summary").tap()
        # The browser tells that a menu is open after it has drawn it; then it is moved.
        expect(menu(phone, place).locator("ul")).to_have_attribute("style", re.compile("inset"))
        for choice in menu(phone, place).get_by_role("button").all():
            box = choice.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
            assert box["height"] >= 24
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
