"""Questions that are asked again or otherwise, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.app.browsing import ABSENT, GOLD, TUNGSTEN, Visit

pytestmark = pytest.mark.slow

NOTE = "Editing question 1: what came after it will be replaced"


@pytest.fixture
def twice(visit: Visit) -> Visit:
    """A page on which two questions were answered."""
    for number, question in enumerate((GOLD, TUNGSTEN), start=1):
        visit.ask(question)
        expect(visit.page.locator(f"#transcript #answer-{number} .answer")).to_be_visible()
    return visit


def test_the_last_question_can_be_tried_again(twice: Visit) -> None:
    retry = twice.page.get_by_role("button", name="Retry")
    expect(retry).to_have_count(1)
    twice.page.get_by_role("button", name="Filters").click()
    twice.page.get_by_label("Published since").fill("2024")
    expect(twice.page.locator("#filter-note")).to_contain_text("since 2024")
    retry.click()
    expect(twice.page.locator("#answer-2 .abstention")).to_be_visible()
    expect(twice.page.locator(".exchange")).to_have_count(2)


def test_an_edited_question_takes_the_place_of_what_came_after(twice: Visit) -> None:
    twice.page.get_by_role("button", name="Edit question 1").click()
    box = twice.page.get_by_label("Your question")
    expect(box).to_have_value(GOLD)
    expect(box).to_be_focused()
    expect(twice.page.locator("#editing")).to_contain_text(NOTE)
    twice.ask(ABSENT)
    expect(twice.page.locator("#answer-1 .abstention")).to_be_visible()
    expect(twice.page.locator(".exchange")).to_have_count(1)
    expect(twice.page.locator("#editing")).to_have_text("")


def test_editing_can_be_cancelled_by_button_and_key(twice: Visit) -> None:
    edit = twice.page.get_by_role("button", name="Edit question 1")
    box = twice.page.get_by_label("Your question")
    for key, where in (
        ("Enter", twice.page.get_by_role("button", name="Cancel editing")),
        ("Escape", box),
    ):
        edit.click()
        expect(twice.page.locator("#editing")).to_contain_text(NOTE)
        where.press(key)
        expect(twice.page.locator("#editing")).to_have_text("")
        expect(box).to_have_value("")
    twice.ask(ABSENT)
    expect(twice.page.locator("#answer-3")).to_be_visible()
