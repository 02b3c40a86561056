"""Filters as chips in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.app.browsing import GOLD, TUNGSTEN, Visit

pytestmark = pytest.mark.slow

IN_KAZAKHSTAN = "How much gold did the Altyn mine in Kazakhstan produce in 2023?"


def choose(visit: Visit, field: str, option: str) -> None:
    """Choose a name in one of the filter fields, which are open."""
    visit.page.get_by_label(field).click()
    visit.page.get_by_role("option", name=option).click()


def test_a_filter_is_a_chip_above_the_box_and_can_be_removed(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_label("Published until").fill("2021")
    note = visit.page.locator("#filter-note")
    expect(note).to_have_text("Only passages with: until 2021")
    box = visit.page.get_by_label("Your question")
    chip, question = note.bounding_box(), box.bounding_box()
    assert chip is not None
    assert question is not None
    assert chip["y"] + chip["height"] <= question["y"]
    note.get_by_role("button", name="Remove the filter until 2021").click()
    expect(note).to_be_hidden()
    expect(visit.page.get_by_label("Published until")).to_have_value("")
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes")
    expect(visit.page.locator("#answer-1 .about")).not_to_contain_text("Filters")


def test_one_of_several_filters_can_be_removed(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    choose(visit, "Minerals", "tungsten (1)")
    visit.page.get_by_label("Published since").fill("2020")
    note = visit.page.locator("#filter-note")
    expect(note.get_by_role("listitem")).to_have_text(["tungsten", "since 2020"])
    note.get_by_role("button", name="Remove the filter tungsten").click()
    expect(note.get_by_role("listitem")).to_have_text(["since 2020"])


def test_a_field_that_is_cleared_filters_nothing_any_more(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    choose(visit, "Countries", "Tajikistan (1)")
    note = visit.page.locator("#filter-note")
    expect(note).to_have_text("Only passages with: Tajikistan")
    visit.page.get_by_label("Countries").press("Backspace")
    expect(note).to_be_hidden()
    choose(visit, "Countries", "Tajikistan (1)")
    expect(note).to_have_text("Only passages with: Tajikistan")
    visit.page.locator("#countries .remove-all").click()
    expect(note).to_be_hidden()
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes")


def test_a_kind_of_source_is_chosen_as_a_filter_and_removed(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    choose(visit, "Kinds of source", "government (1 publisher)")
    note = visit.page.locator("#filter-note")
    expect(note).to_have_text("Only passages with: government sources")
    visit.ask(GOLD)
    answer = visit.page.locator("#answer-1")
    expect(answer.locator(".about")).to_contain_text("Filters: government sources")
    expect(answer).not_to_contain_text("4.2 tonnes")
    note.get_by_role("button", name="Remove the filter government sources").click()
    expect(note).to_be_hidden()
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-2 .answer")).to_contain_text("4.2 tonnes")


def test_a_name_of_the_question_is_taken_away_and_brought_back(visit: Visit) -> None:
    visit.ask(GOLD)
    chips = visit.page.locator("#answer-1 .chips")
    chips.get_by_role("button", name="Ask again without preferring gold").click()
    expect(chips.locator(".off")).to_have_text("gold")
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes")
    expect(visit.page.locator(".exchange")).to_have_count(1)
    chips.get_by_role("button", name="Ask again, preferring gold").click()
    expect(chips.locator(".off")).to_have_count(0)
    expect(chips.get_by_role("button", name="Only articles about gold")).to_be_visible()


def test_a_name_of_the_question_becomes_a_filter_with_one_click(visit: Visit) -> None:
    visit.ask(IN_KAZAKHSTAN)
    visit.page.get_by_role("button", name="Only articles about Kazakhstan").click()
    answer = visit.page.locator("#answer-1")
    expect(answer.locator(".about")).to_contain_text("Filters: Kazakhstan")
    expect(answer.locator(".chip.firm")).to_have_text("Kazakhstan")
    note = visit.page.locator("#filter-note")
    expect(note).to_have_text("Only passages with: Kazakhstan")
    note.get_by_role("button", name="Remove the filter Kazakhstan").click()
    expect(note).to_be_hidden()


def test_a_name_that_no_article_has_is_told_and_not_made_a_filter(visit: Visit) -> None:
    visit.ask("How much gold does the Altyn mine in Chile produce?")
    visit.page.get_by_role("button", name="Only articles about Chile").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("No article has the country 'Chile'")
    expect(visit.page.locator("#filter-note")).to_be_hidden()


def test_an_older_question_is_asked_again_after_the_others(visit: Visit) -> None:
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()
    visit.ask(TUNGSTEN)
    expect(visit.page.locator("#answer-2 .answer")).to_be_visible()
    chips = visit.page.locator("#answer-1 .chips")
    chips.get_by_role("button", name="Ask again without preferring gold").click()
    expect(visit.page.locator("#answer-3 .question-text")).to_have_text(GOLD)
    expect(visit.page.locator("#answer-3 .chip.off")).to_have_text("gold")


def test_chips_are_worked_by_keyboard_and_fit_a_phone(phone: Visit) -> None:
    phone.ask(IN_KAZAKHSTAN)
    chips = phone.page.locator("#answer-1 .chips")
    chips.get_by_role("button", name="Only articles about Kazakhstan").focus()
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    expect(chips.locator(".off")).to_have_text("Kazakhstan")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    for part in chips.get_by_role("button").all():
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= 24
