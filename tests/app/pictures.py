"""`python -m tests.app.pictures FOLDER`: the pictures of README and docs, made anew.

It serves the page over the corpus that ships with the package and opens it in Chromium.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, expect

from orelore import Assistant, load_settings
from tests.app.browsing import NARROW, Visit, open_page, opened_browser, served

QUESTION = "How large are the tungsten resources of Upper Kairakty and Northern Katpar?"
QUANTITY = "How much uranium did Kazakhstan produce in 2023?"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be seen: the window, light or dark, and what is done before."""

    width: int
    height: int
    theme: str
    pose: Callable[[Visit], None]


def answered(visit: Visit, question: str = QUESTION) -> None:
    """An answer, and its first source in sight."""
    visit.ask(question)
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()
    visit.page.locator("#answer-1 .cite").first.click()


def quantity(visit: Visit) -> None:
    """The answer to a question about a quantity."""
    visit.ask(QUANTITY)
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()


def mapped(visit: Visit) -> None:
    """The map, and what is known of a place."""
    visit.open_tab("Map")
    expect(visit.page.locator("#map .js-plotly-plot .scatterlayer")).to_be_visible()
    visit.page.locator("#map table").get_by_role("button", name="Kumtor", exact=True).click()
    visit.page.evaluate("window.scrollTo(0, 0)")


PICTURES: Mapping[str, Picture] = {
    "answer": Picture(1440, 900, "light", answered),
    "map": Picture(1440, 1120, "light", mapped),
    "phone": Picture(390, 844, "dark", quantity),
}


def take(browser: Browser, address: str, picture: Picture, file: Path) -> None:
    """Open the page as the picture wants it and write what is to be seen."""
    window = ViewportSize(width=picture.width, height=picture.height)
    is_phone = picture.width < NARROW
    with browser.new_context(
        viewport=window, has_touch=is_phone, reduced_motion="reduce"
    ) as context:
        visit = open_page(Visit(context.new_page()), f"{address}/?__theme={picture.theme}")
        picture.pose(visit)
        visit.page.wait_for_timeout(1000)  # until all figures and letters stand
        visit.page.screenshot(path=file)


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    settings = load_settings()
    with served(Assistant.open(settings), settings) as address, opened_browser() as browser:
        for name, picture in PICTURES.items():
            take(browser, address, picture, folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
