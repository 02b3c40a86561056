"""The conversation in a real browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from orelore import Answer, Series
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.render import transcript
from orelore_app.page import STYLES
from orelore_app.theme import STATIC
from tests.app.browsing import ABSENT, GOLD, HOSTILE, TUNGSTEN, ZINC, Visit, open_page

pytestmark = pytest.mark.slow


def test_a_question_is_answered_with_numbers_and_sources(visit: Visit) -> None:
    visit.ask(GOLD)
    answer = visit.page.locator("#answer-1 .answer")
    expect(answer).to_contain_text("produced 4.2 tonnes of gold in 2023.")
    expect(answer.get_by_role("link", name="Source 1")).to_have_text("[1]")
    expect(visit.page.locator("#answer-1 .chips")).to_contain_text("Recognised: gold")
    expect(visit.page.get_by_label("Your question")).to_have_value("")
    expect(visit.page.locator("#source-1-1 mark").first).to_contain_text("4.2 tonnes")


def test_a_number_leads_to_its_card_with_the_way_to_the_publisher(visit: Visit) -> None:
    visit.ask(GOLD)
    visit.page.get_by_role("link", name="Source 1").click()
    card = visit.page.locator("#source-1-1")
    expect(card).to_be_in_viewport()
    expect(card).to_have_class("card current")
    expect(card).to_be_focused()
    expect(card).to_contain_text("as of 2023 · Steppe Herald, 2024-05")
    link = card.get_by_role("link", name="Altyn in 2023")
    expect(link).to_have_attribute("href", "https://example.org/a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_numbers_of_an_older_answer_still_lead_to_its_cards(visit: Visit) -> None:
    visit.ask(GOLD)
    expect(visit.page.locator("#source-1-1")).to_be_visible()
    visit.ask(TUNGSTEN)
    expect(visit.page.locator("#source-2-1")).to_be_visible()
    expect(visit.page.locator("#source-1-1")).to_be_hidden()
    visit.page.locator("#answer-1 .cite").first.click()
    expect(visit.page.locator("#source-1-1")).to_be_in_viewport()
    expect(visit.page.locator("#source-2-1")).to_be_hidden()


def test_the_whole_article_opens_at_the_quote(visit: Visit) -> None:
    visit.ask(GOLD)
    card = visit.page.locator("#source-1-1")
    expect(card.locator(".whole mark")).to_be_in_viewport()
    expect(card.locator(".whole h4").first).to_have_text("Output")


def test_a_filter_changes_the_answer(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_label("Published until").fill("2021")
    expect(visit.page.locator("#filter-note")).to_have_text("Only passages with: until 2021")
    visit.ask("How much gold did the Altyn mine produce?")
    answer = visit.page.locator("#answer-1 .answer")
    expect(answer).to_contain_text("3.9 tonnes")
    expect(answer).not_to_contain_text("4.2 tonnes")
    expect(answer).to_contain_text("Filters: until 2021")


def test_a_name_is_chosen_from_those_in_the_corpus(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_label("Minerals").click()
    visit.page.get_by_role("option", name="tungsten (1)").click()
    expect(visit.page.locator("#filter-note")).to_have_text("Only passages with: tungsten")
    visit.ask("How much gold did Altyn produce?")
    expect(visit.page.locator("#answer-1 .abstention")).to_be_visible()


def test_a_wrong_date_is_named_beside_the_field_and_in_the_chat(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_label("Published since").fill("2024-13")
    expect(visit.page.locator("#filter-note")).to_contain_text("'2024-13' is not a date")
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .problem")).to_contain_text("'2024-13' is not a date")
    expect(visit.page.get_by_label("Your question")).to_have_value(GOLD)


def test_an_example_question_is_asked_with_a_click(visit: Visit) -> None:
    example = visit.page.locator("#starters button").first
    question = example.inner_text()
    example.click()
    expect(visit.page.locator("#answer-1 .question-text")).to_have_text(question)
    expect(visit.page.locator("#starters")).to_be_hidden()


def test_an_abstention_looks_like_one_and_offers_the_nearest_passages(visit: Visit) -> None:
    visit.ask(ABSENT)
    abstention = visit.page.locator("#answer-1 .abstention")
    expect(abstention).to_contain_text("Not covered by the articles")
    abstention.get_by_role("link").first.click()
    expect(visit.page.locator("#source-1-1")).to_be_in_viewport()
    expect(visit.page.locator("#answer-1 .answer, #answer-1 .problem")).to_have_count(0)


def test_nothing_is_not_asked_and_signs_are_told_to_be_no_words(visit: Visit) -> None:
    visit.ask("   ")
    expect(visit.page.get_by_label("Your question")).to_have_value("")
    visit.ask("?!")
    expect(visit.page.locator("#answer-1 .question-text")).to_have_text("?!")
    expect(visit.page.get_by_role("alert")).to_contain_text("has no words")
    expect(visit.page.locator(".abstention")).to_have_count(0)


def test_a_follow_up_is_shown_as_it_was_understood(visit: Visit) -> None:
    visit.ask(TUNGSTEN)
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()
    visit.ask("In which country is it?")
    expect(visit.page.locator("#answer-2")).to_contain_text(re.compile("Understood as: .*Boz"))


def test_markup_in_an_article_stays_text(visit: Visit) -> None:
    visit.ask(ZINC)
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text(f"zinc {HOSTILE} in 2022")
    card = visit.page.locator("#source-1-1")
    expect(card.locator("h3")).to_have_text(f"Zinc {HOSTILE}")
    expect(card).to_contain_text("<script>alert(3)</script> sold **zinc** to ${HOSTILE} {{value}}")
    expect(card.locator("a.out")).to_have_count(0)
    assert visit.page.locator("img, a[href^='javascript']").count() == 0
    assert (visit.dialogs, visit.faults) == ([], [])


def test_markup_in_a_question_stays_text(visit: Visit) -> None:
    visit.ask(f"{ZINC} {HOSTILE}")
    expect(visit.page.locator("#answer-1 .question-text")).to_have_text(f"{ZINC} {HOSTILE}")
    expect(visit.page.locator("#answer-1 .about")).to_be_visible()
    assert visit.page.locator("img").count() == 0
    assert visit.dialogs == []


def test_a_phone_shows_everything_without_scrolling_sideways(
    browser: Browser, address: str
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        visit = open_page(Visit(context.new_page()), address)
        visit.page.get_by_role("button", name="Filters").click()
        visit.ask(ZINC)
        visit.page.get_by_role("link", name="Source 1").click()
        expect(visit.page.locator("#source-1-1")).to_be_in_viewport()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        visit.page.locator("#sources-1 .back").click()
        expect(visit.page.locator("#answer-1")).to_be_in_viewport()


def _styles() -> str:
    return "".join((STATIC / name).read_text("utf-8") for name in STYLES)


def test_all_that_an_answer_may_carry_fits_a_phone(
    browser: Browser, disputed: Answer, series: Series
) -> None:
    full = replace(disputed, series=series, notice="Read as:\nBoz.", confidence=0.86)
    page = f'<div class="gradio-container">{transcript([Exchange(1, "?", full)])}</div>'
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        phone = context.new_page()
        phone.set_content(f"<style>{_styles()}</style>{page}")
        expect(phone.get_by_role("table", name="Boz: gold mine production, t")).to_be_visible()
        assert phone.locator(".notice").inner_text() == "Read as:\nBoz."
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_two_people_do_not_see_each_other(visit: Visit, browser: Browser, address: str) -> None:
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("gold")
    with browser.new_context() as context:
        other = open_page(Visit(context.new_page()), address)
        expect(other.page.locator(".exchange")).to_have_count(0)
        other.ask(TUNGSTEN)
        expect(other.page.locator("#answer-1 .answer")).to_contain_text("tungsten")
        expect(other.page.locator(".exchange")).to_have_count(1)
    expect(visit.page.locator(".exchange")).to_have_count(1)


def test_a_conversation_can_be_started_again(visit: Visit) -> None:
    visit.ask(GOLD)
    expect(visit.page.locator("#source-1-1")).to_be_visible()
    visit.page.get_by_role("button", name="Start again").click()
    expect(visit.page.locator(".exchange, .card")).to_have_count(0)
    expect(visit.page.locator("#starters")).to_be_visible()


def test_questions_that_may_follow_come_after_the_answer(visit: Visit) -> None:
    visit.ask("How much gold did Altyn produce in 2019?")
    offered = visit.page.locator("#following")
    expect(offered.get_by_role("heading")).to_have_text("You might ask")
    question = offered.get_by_role("button").first.inner_text()
    offered.get_by_role("button").first.click()
    expect(visit.page.locator("#answer-2 .question-text")).to_have_text(question)
    expect(visit.page.locator("#answer-2 .answer")).to_be_visible()


def test_a_new_answer_comes_into_sight_and_an_opinion_moves_nothing(phone: Visit) -> None:
    for number in (1, 2, 3):
        phone.ask(GOLD)
        end = phone.page.locator(f"#transcript #answer-{number} .tools")
        expect(end).to_be_in_viewport(ratio=1)
    box = phone.page.locator("#asking").bounding_box()
    answer = end.bounding_box()
    assert box
    assert answer
    assert answer["y"] + answer["height"] <= box["y"]
    thumb = phone.page.get_by_role("button", name="Good answer").first
    thumb.scroll_into_view_if_needed()
    before = phone.page.evaluate("scrollY")
    thumb.click()
    expect(phone.page.locator("#answer-1 .opinion")).to_be_visible()
    assert phone.page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_the_controls_are_one_row_on_a_phone(phone: Visit) -> None:
    phone.ask(GOLD)
    expect(phone.page.locator("#transcript #answer-1 .tools")).to_be_visible()
    places = "#again, #conversation-menu summary, #controls .act"
    shown = [place for place in phone.page.locator(places).all() if place.is_visible()]
    boxes = [place.bounding_box() for place in shown]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) >= 4
    assert middles == pytest.approx([middles[0]] * len(middles), abs=2)


def test_the_question_box_stays_in_sight_in_a_long_conversation(phone: Visit) -> None:
    for number in (1, 2, 3):
        phone.ask(GOLD)
        expect(phone.page.locator(f"#transcript #answer-{number} .answer")).to_be_visible()
    for place in ("#answer-1", "#answer-2", "#source-3-1"):
        phone.page.locator(place).scroll_into_view_if_needed()
        expect(phone.page.get_by_label("Your question")).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
