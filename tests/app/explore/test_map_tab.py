"""The map and its table, by themselves and in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from orelore import Assistant, Place, Settings
from orelore_app.explore.map_tab import NO_PLACES, map_and_table
from tests.app.browsing import ARTICLES, HOSTILE, Visit, open_page, served
from tests.app.explore.placed import write_places

BOZ = Place(
    name="Boz",
    alt_names=("Бозтау",),
    country="Uzbekistan",
    region="Navoiy",
    kind="deposit",
    minerals=("tungsten",),
    status="explored",
    status_as_of="2023-11",
    operator="Boz Mining",
    operator_as_of=None,
    latitude=41.5,
    longitude=64.5,
    precision="town",
    coord_source="GeoNames",
    coord_url="https://example.org/geo",
    facts=(),
    articles=("boz-tungsten",),
    url="https://example.org/boz",
)
ALTYN = replace(
    BOZ, name="Altyn", alt_names=(), country="Kazakhstan", region="Abai", kind="mine",
    minerals=("gold",), latitude=49.0, longitude=75.0, precision="site", articles=("altyn-gold",),
)  # fmt: skip
NEAR = replace(BOZ, name="Boz mill", kind="plant", alt_names=(), articles=())
LOST = replace(
    ALTYN, name=f"Qora {HOSTILE}", latitude=None, longitude=None, precision="", articles=()
)
PLACES = [BOZ, ALTYN, NEAR, LOST]
# The pixel at which a place is drawn, in the coordinates of the window.
AT = """name => {
    const map = document.querySelector('.figure[data-name="map"]');
    for (const {customdata, x, y} of map.data) {
        const n = (customdata ?? []).findIndex((data) => data[1] === name);
        if (n < 0 || x[n] === null) continue;
        const {left, top} = map.querySelector(".nsewdrag").getBoundingClientRect();
        const {xaxis, yaxis} = map._fullLayout;
        return {x: left + xaxis.d2p(x[n]), y: top + yaxis.d2p(y[n])};
    }
    return null;
}"""


def test_without_places_it_says_so() -> None:
    assert NO_PLACES in map_and_table([])


def test_places_without_a_point_are_named_beside_the_map() -> None:
    told = map_and_table(PLACES)
    assert "Not on the map" in told
    assert "Not on the map" not in map_and_table([BOZ])
    assert "<img" not in told


@pytest.fixture(scope="module")
def map_address(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("map")
    corpus = folder / "corpus"
    (corpus / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (corpus / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    write_places(PLACES, corpus)
    shutil.copytree(encoder_cache, folder / "index" / "encoder")
    settings = Settings(
        corpus=corpus, index=folder / "index", data=folder / "data", shipped=False, threads=2
    )
    with served(Assistant.open(settings), settings) as address:
        yield address


def opened(
    browser: Browser, address: str, width: int, height: int, *, touch: bool = False
) -> Visit:
    size: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(viewport=size, has_touch=touch, is_mobile=touch)
    visit = open_page(Visit(context.new_page()), address)
    visit.open_tab("Map")
    visit.page.wait_for_function("document.querySelector('.figure[data-name=\"map\"]').data")
    return visit


@pytest.fixture
def wide(browser: Browser, map_address: str) -> Iterator[Visit]:
    visit = opened(browser, map_address, 1440, 900)
    yield visit
    visit.page.context.close()


@pytest.fixture
def narrow(browser: Browser, map_address: str) -> Iterator[Visit]:
    visit = opened(browser, map_address, 390, 844, touch=True)
    yield visit
    visit.page.context.close()


def title(page: Page) -> str:
    return page.locator("#place h2").inner_text()


@pytest.mark.slow
def test_a_click_on_the_map_shows_the_place_beside_it(wide: Visit) -> None:
    page = wide.page
    at = page.evaluate(AT, "Altyn")
    page.mouse.click(at["x"], at["y"])
    details = page.locator("#place .details")
    expect(details).to_contain_text("Drawn where it is.")
    expect(details).to_contain_text("(as of 2023-11)")
    expect(details.get_by_role("button", name="Gold at Altyn")).to_be_visible()
    figure, beside = page.locator(".map-box").bounding_box(), details.bounding_box()
    assert figure is not None
    assert beside is not None
    assert figure["x"] + figure["width"] <= beside["x"]
    assert figure["width"] > 750
    assert wide.faults == []


@pytest.mark.slow
def test_the_filters_choose_in_the_table_and_on_the_map(wide: Visit) -> None:
    page = wide.page
    page.locator("#map").get_by_label("Kind").select_option("mine")
    expect(page.locator("#places tbody tr:visible")).to_have_count(2)
    expect(page.get_by_text("2 of 4 places")).to_be_visible()
    assert page.evaluate(AT, "Boz") is None
    assert page.evaluate(AT, "Altyn") is not None
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Name").fill("бозтау")
    expect(page.locator("#places tbody tr:visible")).to_have_count(1)
    assert page.evaluate(AT, "Altyn") is None
    page.get_by_label("Name").fill("")
    page.get_by_label("Metal").select_option("gold")
    page.get_by_label("Country").select_option("Uzbekistan")
    expect(page.get_by_text("0 of 4 places")).to_be_visible()


@pytest.mark.slow
def test_a_place_is_chosen_and_left_with_the_keyboard(wide: Visit) -> None:
    page = wide.page
    button = page.locator("#places").get_by_role("button", name="Boz", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#place h2")).to_be_focused()
    assert title(page) == "Boz"
    assert page.evaluate(
        "document.querySelector('.figure[data-name=\"map\"]').data.at(-1).x[0]"
    ) == pytest.approx(page.evaluate("document.querySelector('.figure').data.find(t => t.name === "
        "'tungsten' && t.customdata).x[0]"))  # fmt: skip
    page.keyboard.press("Escape")
    expect(page.locator("#place .details")).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.slow
def test_places_at_one_point_lead_to_each_other(wide: Visit) -> None:
    page = wide.page
    page.locator("#places").get_by_role("button", name="Boz", exact=True).click()
    page.locator("#place").get_by_role("button", name="Boz mill").click()
    expect(page.locator("#place h2")).to_have_text("Boz mill")
    at, beside = page.evaluate(AT, "Boz"), page.evaluate(AT, "Boz mill")
    assert (at["x"], at["y"]) != (beside["x"], beside["y"])


@pytest.mark.slow
def test_the_table_is_sorted_both_ways(wide: Visit) -> None:
    head = wide.page.get_by_role("columnheader", name="Place")
    names = wide.page.locator("#places tbody th")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(names).to_have_text(["Altyn", "Boz", "Boz mill", LOST.name])
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(names.first).to_have_text(LOST.name)


@pytest.mark.slow
def test_a_question_on_a_place_is_asked(wide: Visit) -> None:
    page = wide.page
    page.locator("#places").get_by_role("button", name="Boz", exact=True).click()
    page.get_by_role("button", name="How much tungsten does Boz hold?").click()
    expect(page.locator("#answer-1 .answer")).to_contain_text("18,000 tonnes")


@pytest.mark.slow
def test_another_look_redraws_the_map_and_keeps_the_filters(wide: Visit) -> None:
    page = wide.page
    page.locator("#map").get_by_label("Kind").select_option("mine")
    page.evaluate("document.body.classList.toggle('dark')")
    page.wait_for_function(
        "document.querySelector('.figure').layout.template.layout.font.color === '#f5f5f4'"
    )
    page.wait_for_timeout(200)
    assert page.evaluate(AT, "Boz") is None
    assert page.evaluate(AT, "Altyn") is not None


@pytest.mark.slow
def test_the_map_can_be_kept_as_a_picture_and_is_sent_nowhere(wide: Visit) -> None:
    page = wide.page
    page.locator(".map-box").hover()
    buttons = page.locator(".modebar-btn")
    titles = buttons.evaluate_all("all => all.map((one) => one.dataset.title)")
    assert not [title for title in titles if "Share" in title or "loud" in title]
    with page.expect_download() as found:
        page.locator('.modebar-btn[data-title*="PNG"]').click()
    assert found.value.suggested_filename == "map.png"


@pytest.mark.slow
def test_on_a_phone_the_place_comes_up_from_below(narrow: Visit) -> None:
    page = narrow.page
    page.locator("#places").get_by_role("button", name="Boz", exact=True).tap()
    details = page.locator("#place .details")
    expect(details).to_be_in_viewport()
    box = page.locator(".beside-details:visible").bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Close Boz").tap()
    expect(details).to_have_count(0)
    assert (narrow.dialogs, narrow.faults) == ([], [])


@pytest.mark.slow
def test_a_finger_on_the_map_scrolls_the_page(narrow: Visit) -> None:
    assert narrow.page.evaluate("document.querySelector('.figure').layout.dragmode") is False


@pytest.mark.slow
def test_a_figure_that_cannot_be_had_says_so_and_can_be_tried_again(
    browser: Browser, map_address: str
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        visit = Visit(context.new_page())
        visit.page.route("**/figures/map*", lambda route: route.fulfill(status=500, body="no"))
        open_page(visit, map_address).open_tab("Map")
        expect(visit.page.get_by_role("alert")).to_contain_text(
            "This figure could not be drawn: the server said 500."
        )
        visit.page.unroute("**/figures/map*")
        visit.page.get_by_role("button", name="Try again").click()
        expect(visit.page.locator(".map-box .nsewdrag")).to_be_attached()
