"""What the corpus covers, by itself and in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from orelore import Article, Coverage, Source
from orelore_app.explore.coverage_tab import NO_ARTICLES, cells_note, coverage_page, extent
from tests.app.browsing import HOSTILE, Visit

GOLD = Article(
    "a", "A", "", countries=("Kazakhstan",), minerals=("gold",), sources=(Source("1", "P", "Q"),)
)


def test_the_extent_is_told_in_words() -> None:
    covered = Coverage(2, {}, {}, {"Q": 2}, "2019", "2024-05")
    assert extent([GOLD, GOLD], covered) == (
        "2 articles rest on 1 published page by 1 publisher. "
        "The oldest is of 2019, the newest of 2024-05."
    )
    assert extent([GOLD], Coverage(1, {}, {}, {"Q": 1})) == (
        "1 article rests on 1 published page by 1 publisher."
    )


def test_articles_that_stand_in_no_cell_are_counted() -> None:
    bare = Article("b", "B", "", countries=("Kazakhstan",))
    assert cells_note([GOLD, bare]) == "Not shown: 1 article without a mineral or country."
    assert cells_note([GOLD]) == ""


def test_without_articles_it_says_so() -> None:
    assert NO_ARTICLES in coverage_page([], Coverage(0, {}, {}, {}))


@pytest.mark.slow
def test_a_cell_of_the_heat_map_lists_its_articles(visit: Visit) -> None:
    visit.open_tab("Coverage")
    expect(visit.page.locator("#coverage .extent")).to_contain_text("3 articles rest on 4")
    cells = visit.page.locator('.figure[data-name="subjects"] .nsewdrag')
    cells.click(position={"x": 20, "y": 12})  # the first country and the first mineral
    listing = visit.page.locator("#listing")
    expect(listing.get_by_role("heading")).to_have_text("Kazakhstan, gold")
    listing.get_by_role("button", name="Gold at Altyn").click()
    expect(visit.page.locator("#tab-articles")).to_contain_text("4.2 tonnes of gold")


@pytest.mark.slow
def test_months_and_publishers_list_their_pages_from_the_keyboard(visit: Visit) -> None:
    visit.open_tab("Coverage")
    page, listing = visit.page, visit.page.locator("#listing")
    page.get_by_text("Pages by month as a table").click()
    page.get_by_role("button", name="2024-05: 1 page").press("Enter")
    expect(listing).to_contain_text("Altyn in 2023")
    page.get_by_text("Busiest publishers as a table").click()
    page.get_by_role("button", name="Silk Road Wire: 1 page").press("Enter")
    expect(listing).to_contain_text("Boz reserves")
    expect(listing.get_by_role("heading")).to_be_focused()


@pytest.mark.slow
def test_markup_in_a_publisher_stays_text(visit: Visit) -> None:
    visit.open_tab("Coverage")
    visit.page.get_by_text("Busiest publishers as a table").click()
    visit.page.get_by_role("button", name=f"{HOSTILE}: 1 page").click()
    expect(visit.page.locator("#listing h2")).to_have_text(HOSTILE)
    expect(visit.page.locator('.figure[data-name="publishers"] .nsewdrag')).to_be_attached()
    assert visit.page.locator("#coverage img, #listing img").count() == 0
    assert (visit.dialogs, visit.faults) == ([], [])


@pytest.mark.slow
def test_what_is_thin_leads_to_the_little_there_is(visit: Visit) -> None:
    visit.open_tab("Coverage")
    expect(visit.page.locator("#coverage")).to_contain_text("Tajikistan with gold, tungsten")
    visit.page.locator("#coverage").get_by_role("button", name="tungsten", exact=True).click()
    expect(visit.page.locator("#listing")).to_contain_text("Tungsten at Boz")


@pytest.mark.slow
def test_a_phone_shows_the_coverage_without_scrolling_sideways(phone: Visit) -> None:
    phone.open_tab("Coverage")
    for name in ("subjects", "timeline", "publishers"):
        figure = phone.page.locator(f'.figure[data-name="{name}"]')
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".nsewdrag")).to_be_attached()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
