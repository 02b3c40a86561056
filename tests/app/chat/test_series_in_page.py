"""The figures of an answer in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from orelore import Assistant, Settings
from tests.app.browsing import Visit, open_page, served
from tests.app.chat.quantities import GOLD_BY_YEAR, write_corpus

pytestmark = pytest.mark.slow

Look = tuple[int, str]  # width of the screen, query of the address
WIDE: Look = (1440, "")


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Iterator[str]:
    """The address of a page whose corpus has figures."""
    folder = tmp_path_factory.mktemp("figures")
    write_corpus(folder / "corpus")
    shutil.copytree(encoder_cache, folder / "index" / "encoder")
    settings = Settings(
        corpus=folder / "corpus",
        index=folder / "index",
        data=folder / "data",
        reports=folder / "eval",
        shipped=False,
        threads=2,
    )
    with served(Assistant.open(settings), settings) as address:
        yield address


@pytest.fixture(params=[WIDE])
def asked(request: pytest.FixtureRequest, browser: Browser, counted: str) -> Iterator[Visit]:
    """The page after a question about a quantity."""
    width, query = request.param
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        visit = open_page(Visit(context.new_page()), f"{counted}/{query}")
        visit.ask(GOLD_BY_YEAR)
        expect(visit.page.locator("#quantity-1")).to_be_visible()
        yield visit


def switch(visit: Visit, view: str) -> Locator:
    """The figures, after a click on the view of this name."""
    whole = visit.page.locator("#quantity-1")
    whole.get_by_role("button", name=view, exact=True).click()
    return whole


def points_of(whole: Locator, count: int) -> Locator:
    """The points of the chart in sight, once so many are drawn."""
    points = whole.locator(".view:not([hidden]) .points path.point")
    expect(points).to_have_count(count)
    return points


def click(point: Locator) -> None:
    """Click where the question box does not lie over it."""
    point.evaluate("point => point.scrollIntoView({ block: 'center' })")
    point.click(force=True)


def test_the_table_gives_way_to_the_chart_and_comes_back(asked: Visit) -> None:
    whole = switch(asked, "Chart")
    points_of(whole, 3)
    expect(whole.locator("#table-1")).to_be_hidden()
    expect(whole.get_by_role("button", name="Chart", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    switch(asked, "Table")
    expect(whole.locator("#table-1 tbody tr")).to_have_count(3)
    expect(whole.locator("#chart-1")).to_be_hidden()


def test_a_point_leads_to_the_source_of_its_value(asked: Visit) -> None:
    whole = switch(asked, "Chart")
    click(points_of(whole, 3).nth(1))
    row = whole.locator("#point-1-1")
    expect(row).to_be_visible()
    expect(row).to_have_class("current")
    expect(row.get_by_role("link")).to_be_focused()
    expect(row.get_by_role("link")).to_have_attribute("href", "https://example.org/2022")
    expect(asked.page.locator(".exchange")).to_have_count(1)  # a point is no question


def test_the_countries_of_one_year_stand_side_by_side(asked: Visit) -> None:
    whole = switch(asked, "By country")
    rows = whole.locator("#country-1 tbody tr")
    expect(rows).to_contain_text(["Kazakhstan130", "Uzbekistan110"], use_inner_text=False)
    click(points_of(whole, 2).nth(1))
    expect(rows.nth(1)).to_have_class("current")


def test_a_row_leads_to_the_card_of_its_citation(asked: Visit) -> None:
    row = asked.page.locator("#point-1-2")
    row.get_by_role("link", name="Source 1").click()
    expect(asked.page.locator("#source-1-1")).to_be_in_viewport()


def test_the_view_that_was_chosen_stays_when_another_question_is_asked(asked: Visit) -> None:
    whole = switch(asked, "Chart")
    asked.ask("How much tungsten does the Boz deposit hold?")
    expect(asked.page.locator("#answer-2 .answer")).to_be_visible()
    expect(whole.locator("#chart-1")).to_be_visible()
    expect(whole.locator("#table-1")).to_be_hidden()


def test_the_values_can_be_kept_as_csv(asked: Visit) -> None:
    with asked.page.expect_download() as download:
        asked.page.locator("#table-1").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "kazakhstan-gold-mine-production.csv"
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[3].endswith(
        "t,2023,130,130,130,,Tables,Steppe Herald,2024-05,https://example.org/2023"
    )


def test_the_chart_can_be_kept_as_a_picture(asked: Visit) -> None:
    whole = switch(asked, "Chart")
    points_of(whole, 3)
    with asked.page.expect_download() as download:
        whole.locator("#chart-1").get_by_role("button", name="PNG", exact=True).click()
    assert download.value.suggested_filename == "kazakhstan-gold-mine-production.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_switch_is_worked_by_keyboard(asked: Visit) -> None:
    asked.page.locator("#quantity-1").get_by_role("button", name="Table").focus()
    asked.page.keyboard.press("Tab")
    asked.page.keyboard.press("Enter")
    expect(asked.page.locator("#chart-1")).to_be_visible()


@pytest.mark.parametrize("asked", [(390, ""), (390, "?__theme=dark")], indirect=True)
def test_every_view_fits_a_phone(asked: Visit) -> None:
    for view, points in (("Chart", 3), ("By country", 2), ("Table", 0)):
        whole = switch(asked, view)
        points_of(whole, points)
        assert asked.page.evaluate("document.documentElement.scrollWidth") <= 390
        for part in whole.locator(".switch button, .files .act:visible").all():
            box = part.bounding_box()
            assert box is not None
            assert box["height"] >= 24
    assert asked.faults == []
