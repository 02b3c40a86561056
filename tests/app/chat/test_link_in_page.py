"""Links to questions, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.app.browsing import GOLD, HOSTILE, TUNGSTEN, ZINC, Visit, open_page

pytestmark = pytest.mark.slow


def asked_by(link: str) -> list[str]:
    return parse_qs(urlsplit(link).query).get("q", [])


def test_a_question_in_the_address_is_asked_once(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        visit = open_page(Visit(context.new_page()), f"{address}/?q={quote(GOLD)}")
        expect(visit.page.locator("#transcript #answer-1 .answer")).to_contain_text("4.2 tonnes")
        visit.ask(TUNGSTEN)
        expect(visit.page.locator("#transcript #answer-2 .answer")).to_be_visible()
        expect(visit.page.locator(".exchange")).to_have_count(2)


def test_a_link_keeps_the_filters(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        link = f"{address}/?q={quote(GOLD)}&countries=Uzbekistan&since=2023"
        visit = open_page(Visit(context.new_page()), link)
        expect(visit.page.locator("#transcript #answer-1 .abstention")).to_be_visible()
        expect(visit.page.locator("#filter-note")).to_contain_text("Uzbekistan")
        expect(visit.page.locator("#filter-note")).to_contain_text("since 2023")
        visit.ask(TUNGSTEN)  # the next question is asked under them too
        expect(visit.page.locator("#transcript #answer-2 .answer")).to_be_visible()
        expect(visit.page).to_have_url(
            re.compile("q=How.*tungsten.*&countries=Uzbekistan&since=2023$")
        )


def test_names_of_a_link_may_be_spelt_otherwise(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        link = f"{address}/?q={quote(TUNGSTEN)}&countries=UZ&minerals=TUNGSTEN"
        visit = open_page(Visit(context.new_page()), link)
        chips = visit.page.locator("#filter-note li > span")
        expect(chips).to_have_text(["Uzbekistan", "tungsten"])
        expect(visit.page.locator("#answer-1 .answer")).to_be_visible()


def test_a_name_that_the_corpus_does_not_have_is_told(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        visit = open_page(Visit(context.new_page()), f"{address}/?q={quote(GOLD)}&countries=Peru")
        expect(visit.page.locator("#answer-1")).to_contain_text("No article has the country 'Peru'")
        expect(visit.page).to_have_url(re.compile("&countries=Peru$"))
        assert visit.faults == []


def test_markup_in_the_address_stays_text(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        asked = f"{ZINC} {HOSTILE}"
        visit = open_page(Visit(context.new_page()), f"{address}/?q={quote(asked)}")
        expect(visit.page.locator("#answer-1 .question-text")).to_have_text(asked)
        assert (visit.dialogs, visit.page.locator("img").count()) == ([], 0)


def test_the_address_shows_the_latest_question_as_it_was_meant(visit: Visit) -> None:
    assert asked_by(visit.page.url) == []
    visit.ask(TUNGSTEN)
    expect(visit.page).to_have_url(re.compile(r"\?q="))
    assert asked_by(visit.page.url) == [TUNGSTEN]
    visit.ask("In which country is it?")
    expect(visit.page.locator("#transcript #answer-2")).to_be_visible()
    expect(visit.page).to_have_url(re.compile("Boz.*country|country.*Boz"))
    visit.page.get_by_role("button", name="Start again").click()
    expect(visit.page).not_to_have_url(re.compile(r"q="))


def test_a_link_is_copied(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        visit = open_page(Visit(context.new_page()), address)
        visit.ask(GOLD)
        visit.page.get_by_role("button", name="Link to question 1").click()
        expect(visit.page.locator("[data-link]")).to_have_text("Copied")
        copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert asked_by(copied) == [GOLD]
    assert copied.startswith(address)


def test_without_a_clipboard_the_link_is_there_to_be_copied(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        visit = open_page(Visit(page), address)
        visit.ask(GOLD)
        page.get_by_role("button", name="Link to question 1").click()
        field = page.get_by_label("Link to the question")
        expect(field).to_be_focused()
        assert asked_by(field.input_value()) == [GOLD]
        assert page.evaluate("document.getSelection().toString()") == field.input_value()
