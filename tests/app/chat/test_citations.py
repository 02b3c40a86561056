"""From a number in an answer to the passage, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.app.browsing import ABSENT, GOLD, HOSTILE, ZINC, Visit

pytestmark = pytest.mark.slow

BOTH = "How much gold did the Altyn mine produce in 2019 and in 2023?"
FILLER = "<p>Long ago.</p>" * 60
IN_SIGHT = """
mark => {
  const box = mark.closest('.whole').getBoundingClientRect(), at = mark.getBoundingClientRect();
  return at.top >= box.top - 1 && at.top <= box.bottom;
}"""


def _number(visit: Visit, question: str, number: int = 1) -> Locator:
    visit.ask(question)
    link = visit.page.locator(f'#answer-1 .cite[href="#source-1-{number}"]').first
    expect(link).to_be_visible()
    expect(visit.page.locator("#source-1-1")).to_be_visible()
    return link


def test_over_a_number_quote_publisher_and_date_are_shown_without_a_request(visit: Visit) -> None:
    number = _number(visit, GOLD)
    visit.page.wait_for_timeout(800)  # what the answer itself asks for is over
    visit.requested.clear()
    number.hover()
    glance = visit.page.get_by_role("tooltip")
    expect(glance).to_contain_text("produced 4.2 tonnes of gold in 2023.")
    expect(glance).to_contain_text("as of 2023 · Steppe Herald, 2024-05")
    assert visit.requested == set()
    visit.page.mouse.move(5, 5)
    expect(glance).to_be_hidden()


def test_the_small_card_can_be_pointed_at(visit: Visit) -> None:
    _number(visit, GOLD).hover()
    glance = visit.page.get_by_role("tooltip")
    glance.hover()
    visit.page.wait_for_timeout(400)
    expect(glance).to_be_visible()


def test_the_small_card_comes_with_the_keyboard_and_goes_with_escape(visit: Visit) -> None:
    number = _number(visit, GOLD)
    visit.page.get_by_label("Your question").press("Shift+Tab")  # the keyboard is in use now
    number.focus()
    expect(visit.page.get_by_role("tooltip")).to_be_visible()
    expect(number).to_have_attribute("aria-describedby", "glance")
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("tooltip")).to_be_hidden()
    expect(number).to_be_focused()


@pytest.mark.parametrize("corner", ["top: 2px; left: 2px", "bottom: 2px; right: 2px"])
def test_the_small_card_never_leaves_the_window(visit: Visit, corner: str) -> None:
    number = _number(visit, GOLD)
    number.evaluate(
        "(link, corner) => { link.style.cssText = 'position: fixed;' + corner }", corner
    )
    number.hover(force=True)
    glance = visit.page.get_by_role("tooltip")
    expect(glance).to_be_visible()
    box = glance.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 1440
    assert box["y"] + box["height"] <= 900


def test_a_click_scrolls_the_article_to_the_highlighted_words(visit: Visit) -> None:
    number = _number(visit, BOTH, 2)
    filler = "<p>Long ago.</p>" * 60
    card = visit.page.locator("#source-1-2")
    card.locator(".whole").evaluate(
        "(box, html) => box.insertAdjacentHTML('afterbegin', html)", filler
    )
    number.click()
    mark = card.locator(".whole mark")
    expect(mark).to_contain_text("tonnes of gold")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate(IN_SIGHT)
    expect(card.locator(".whole h4")).to_have_text(["Output", "Earlier"])
    expect(number).to_have_attribute("aria-current", "true")
    expect(visit.page.locator("#source-1-1 .whole")).to_be_hidden()


def test_the_number_stays_where_it_is_when_it_is_followed(visit: Visit) -> None:
    number = _number(visit, GOLD)
    visit.page.wait_for_timeout(600)  # the way to the answer is smooth
    before = number.bounding_box()
    number.click()
    visit.page.wait_for_timeout(600)
    assert number.bounding_box() == before


def test_buttons_and_keys_lead_from_source_to_source(visit: Visit) -> None:
    _number(visit, BOTH, 2)
    first, second = (visit.page.locator(f"#source-1-{number}") for number in (1, 2))
    place = visit.page.locator(".bar .place")
    expect(place).to_have_text("Source 1 of 2")
    visit.page.get_by_role("button", name="Next source").click()
    expect(second.locator(".whole mark")).to_be_in_viewport()
    expect(place).to_have_text("Source 2 of 2")
    visit.page.keyboard.press("[")
    expect(first).to_be_focused()
    expect(second.locator(".whole")).to_be_hidden()
    visit.page.keyboard.press("[")
    expect(second).to_be_focused()


def test_brackets_are_written_into_the_question(visit: Visit) -> None:
    _number(visit, BOTH, 2)
    visit.page.get_by_label("Your question").press_sequentially("[a]")
    expect(visit.page.get_by_label("Your question")).to_have_value("[a]")
    expect(visit.page.locator(".bar .place")).to_have_text("Source 1 of 2")


def test_escape_leads_back_to_the_number(visit: Visit) -> None:
    number = _number(visit, GOLD)
    number.press("Enter")
    expect(visit.page.locator("#source-1-1")).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_a_title_opens_its_card(visit: Visit) -> None:
    _number(visit, BOTH, 2)
    visit.page.locator("#source-1-2 h3 a").click()
    expect(visit.page.locator("#source-1-2 .whole mark")).to_be_in_viewport()


def test_an_abstention_leads_to_the_nearest_passages(visit: Visit) -> None:
    visit.ask(ABSENT)
    visit.page.locator("#answer-1 .abstention").get_by_role("link").last.click()
    card = visit.page.locator(".card.near.current")
    expect(card).to_be_focused()
    expect(card.locator(".whole mark").first).to_be_in_viewport()


def test_markup_in_an_article_stays_text_over_a_number_too(visit: Visit) -> None:
    _number(visit, ZINC).hover()
    expect(visit.page.get_by_role("tooltip")).to_contain_text(f"zinc {HOSTILE} in 2022")
    assert visit.page.locator("img").count() == 0
    assert (visit.dialogs, visit.faults) == ([], [])


def test_on_a_phone_a_tap_opens_a_sheet_and_no_small_card(phone: Visit) -> None:
    number = _number(phone, BOTH, 2)
    number.tap()
    card = phone.page.locator("#source-1-2")
    expect(card.locator(".whole mark")).to_be_in_viewport()
    expect(phone.page.get_by_role("tooltip")).to_have_count(0)
    expect(phone.page.locator("#source-1-1")).to_be_hidden()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.page.get_by_role("button", name="Next source").tap()
    expect(phone.page.locator("#source-1-1 .whole mark")).to_be_in_viewport()
    phone.page.get_by_role("link", name="Back to the answer").tap()
    expect(phone.page.locator("#answer-1 .answer")).to_be_in_viewport()
    expect(phone.page.locator("#panel[data-open]")).to_have_count(0)


def test_a_tap_beside_the_sheet_closes_it(phone: Visit) -> None:
    _number(phone, GOLD).tap()
    expect(phone.page.locator("#panel[data-open]")).to_be_visible()
    phone.page.touchscreen.tap(200, 20)
    expect(phone.page.locator("#panel[data-open]")).to_have_count(0)
