"""The conversation by keyboard, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.app.browsing import GOLD, Visit

pytestmark = pytest.mark.slow


def test_enter_asks_and_shift_enter_begins_a_line(visit: Visit) -> None:
    box = visit.page.get_by_label("Your question")
    box.press_sequentially("How much gold")
    box.press("Shift+Enter")
    box.press_sequentially("did Altyn produce?")
    expect(box).to_have_value("How much gold\ndid Altyn produce?")
    box.press("Enter")
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("gold")


def test_a_slash_leads_to_the_question_box_but_can_be_typed_in_it(visit: Visit) -> None:
    box = visit.page.get_by_label("Your question")
    visit.page.get_by_role("tab", name="Ask").focus()
    visit.page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    visit.page.keyboard.press("/")
    expect(box).to_have_value("/")


def test_the_up_arrow_brings_the_last_question_back_into_an_empty_box(visit: Visit) -> None:
    box = visit.page.get_by_label("Your question")
    visit.ask(GOLD)
    expect(visit.page.locator("#transcript #answer-1")).to_be_visible()
    expect(box).to_have_value("")
    box.press("ArrowUp")
    expect(box).to_have_value(GOLD)
    box.press("Enter")
    expect(visit.page.locator("#answer-2 .answer")).to_be_visible()


def test_the_keys_are_told(visit: Visit) -> None:
    visit.page.get_by_text("Keyboard", exact=True).click()
    expect(visit.page.locator(".keys dl")).to_be_in_viewport()
    expect(visit.page.locator(".keys dl")).to_contain_text("Shift + Enter")
