"""The articles in a real browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, expect

from orelore_app.explore.articles_tab import wanted
from tests.app.browsing import GOLD, HOSTILE, Visit

browsed = pytest.mark.slow


@pytest.mark.parametrize("end", [None, "x", [], {}])
def test_a_passage_that_cannot_be_read_is_the_start_of_the_article(end: object) -> None:
    assert wanted(json.dumps({"id": "boz", "start": 0, "end": end})) == ("boz", 0, 0)


def _list(visit: Visit) -> Locator:
    visit.open_tab("Articles")
    rows = visit.page.locator("#article-list .found li")
    expect(rows).to_have_count(3)
    return rows


def _choose(visit: Visit, label: str, option: str) -> None:
    visit.page.locator("#article-choice").get_by_label(label).click()
    visit.page.get_by_role("option", name=option).click()


@browsed
def test_all_articles_are_listed_with_what_they_are_about(visit: Visit) -> None:
    rows = _list(visit)
    expect(rows.first).to_contain_text("Gold at Altyn")
    expect(rows.first).to_contain_text("Kazakhstan · gold · 2 sources, 2020 to 2024")


@browsed
def test_a_search_finds_words_and_opens_the_article_at_them(visit: Visit) -> None:
    rows = _list(visit)
    search = visit.page.get_by_label("Search the articles")
    search.fill("tungsten trioxide")
    search.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.locator(".excerpt")).to_contain_text("18,000 tonnes of tungsten trioxide.")
    rows.get_by_role("button", name="Tungsten at Boz").click()
    expect(visit.page.locator("#article .body mark")).to_contain_text("18,000 tonnes")
    expect(visit.page.get_by_role("heading", name="Tungsten at Boz")).to_be_focused()
    visit.page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(3)
    expect(search).to_have_value("")


@browsed
def test_a_search_for_nothing_known_says_so(visit: Visit) -> None:
    rows = _list(visit)
    search = visit.page.get_by_label("Search the articles")
    search.fill("chess")
    search.press("Enter")
    expect(visit.page.locator("#article-list")).to_contain_text("None of 3 articles fits.")
    expect(rows).to_have_count(0)


@browsed
@pytest.mark.parametrize(
    ("label", "option", "title"),
    [
        ("Country", "Uzbekistan (1)", "Tungsten at Boz"),
        ("Mineral", "gold (1)", "Gold at Altyn"),
        ("Publisher", "Silk Road Wire (1)", "Tungsten at Boz"),
    ],
)
def test_a_filter_leaves_the_others_out(visit: Visit, label: str, option: str, title: str) -> None:
    rows = _list(visit)
    _choose(visit, label, option)
    expect(rows).to_have_count(1)
    expect(rows.locator(".title")).to_have_text(title)


@browsed
def test_the_list_can_be_put_in_another_order(visit: Visit) -> None:
    rows = _list(visit)
    _choose(visit, "Order", "Oldest source")
    expect(rows.locator(".title")).to_have_text(
        ["Gold at Altyn", "Tungsten at Boz", f"Zinc {HOSTILE}"]
    )
    _choose(visit, "Order", "Title")
    expect(rows.locator(".title").nth(1)).to_have_text("Tungsten at Boz")


@browsed
def test_a_number_in_an_article_leads_to_its_source(visit: Visit) -> None:
    _list(visit).get_by_role("button", name="Gold at Altyn").click()
    article = visit.page.locator("#article .reading")
    expect(article.locator(".body h4")).to_have_text(["Output", "Earlier"])
    article.get_by_role("link", name="Source 2").click()
    source = article.locator("#ref-2")
    expect(source).to_be_focused()
    expect(source).to_contain_text("Orda Journal, 2020")
    expect(source.get_by_role("link")).to_have_attribute("href", "https://example.org/b")


@browsed
def test_a_question_about_an_article_is_asked_in_the_chat(visit: Visit) -> None:
    _list(visit).get_by_role("button", name="Gold at Altyn").click()
    asking = visit.page.get_by_role("group", name="Ask about this article").get_by_role("button")
    question = asking.first.inner_text()
    asking.first.click()
    expect(visit.page.locator("#answer-1 .question-text")).to_have_text(question)


@browsed
def test_a_card_of_a_source_opens_the_article_at_the_quote(visit: Visit) -> None:
    visit.ask(GOLD)
    visit.page.locator("#source-1-1").get_by_role("button", name="Open in Articles").click()
    mark = visit.page.locator("#article .body mark")
    expect(mark).to_have_text("The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.")
    expect(mark).to_be_in_viewport()


@browsed
def test_an_article_has_an_address_of_its_own(visit: Visit) -> None:
    visit.page.goto(f"{visit.page.url}#article/boz-tungsten/4-15")
    visit.page.reload()
    expect(visit.page.locator("#article .body mark")).to_have_text("Boz deposit")
    link = visit.page.get_by_role("link", name="Link to this passage")
    expect(link).to_have_attribute("href", "#article/boz-tungsten/4-15")
    link.click()
    expect(visit.page.locator("#article .told")).to_contain_text("ink")
    assert visit.page.url.endswith("#article/boz-tungsten/4-15")


@browsed
def test_an_article_that_is_not_there_is_said_to_be_missing(visit: Visit) -> None:
    visit.page.evaluate("location.hash = '#article/%3Cimg%20src=x%3E'")
    expect(visit.page.get_by_role("alert")).to_contain_text("There is no article “<img src=x>”")
    visit.page.get_by_role("button", name="Close").click()
    expect(visit.page.locator("#article")).to_have_text("Choose an article to read it here.")


@browsed
def test_markup_in_an_article_stays_text(visit: Visit) -> None:
    _list(visit).get_by_role("button", name="Zinc").click()
    article = visit.page.locator("#article .reading")
    expect(article.locator("h2")).to_have_text(f"Zinc {HOSTILE}")
    expect(article).to_contain_text("<script>alert(3)</script> sold **zinc** to ${HOSTILE}")
    expect(article).to_contain_text("{{value}} China.")
    assert visit.page.locator("img, a[href^='javascript']").count() == 0
    assert (visit.dialogs, visit.faults) == ([], [])


@browsed
def test_on_a_phone_an_article_takes_the_place_of_the_list(phone: Visit) -> None:
    phone.page.get_by_role("button", name="More tabs").tap()
    phone.page.locator("#tabs").get_by_role("button", name="Articles").tap()
    phone.page.locator("#article-list").get_by_role("button", name="Zinc").tap()
    expect(phone.page.locator("#article .reading")).to_be_visible()
    expect(phone.page.locator("#article-list")).to_be_hidden()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.page.get_by_role("button", name="Close").tap()
    expect(phone.page.locator("#article-list")).to_be_visible()


@browsed
def test_on_a_phone_a_card_opens_the_article_though_its_tab_is_in_a_menu(phone: Visit) -> None:
    phone.ask(GOLD)
    phone.page.locator("#answer-1 .cite").first.tap()
    phone.page.locator("#source-1-1").get_by_role("button", name="Open in Articles").tap()
    expect(phone.page.locator("#article .body mark")).to_be_in_viewport()
    expect(phone.page.locator("#panel[data-open]")).to_have_count(0)
