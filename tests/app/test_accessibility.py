"""Every tab, light and dark, looked through by axe-core; and its width on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from tests.app.browsing import ABSENT, GOLD, Visit, first_visit

pytestmark = pytest.mark.slow

TABS = ("Ask", "Map", "Coverage", "Articles", "Evaluation", "Add")
GRAVE = {"serious", "critical"}


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, wide: BrowserContext, address: str) -> Iterator[Visit]:
    with first_visit(wide, f"{address}/?__theme={request.param}") as found:
        yield found


def faults_of(visit: Visit) -> list[str]:
    """What axe-core finds grave, each with the places where."""
    found = Axe().run(visit.page).response["violations"]
    return [
        f"{fault['id']}: {[node['target'] for node in fault['nodes']]}"
        for fault in found
        if fault["impact"] in GRAVE
    ]


def test_no_tab_has_a_grave_fault(themed: Visit) -> None:
    faults = {}
    for tab in TABS:
        themed.open_tab(tab)
        expect(themed.page.locator(f"#tab-{tab.lower()}")).to_be_visible()
        themed.page.wait_for_timeout(600)  # until the figures stand
        faults[tab] = faults_of(themed)
    assert not any(faults.values()), faults


@pytest.mark.parametrize("question", [GOLD, ABSENT])
def test_what_comes_of_a_question_has_no_grave_fault(themed: Visit, question: str) -> None:
    themed.ask(question)
    expect(themed.page.locator("#answer-1 .reply:not(.working)")).to_be_visible()
    assert faults_of(themed) == []


def test_no_tab_is_wider_than_a_phone(phone: Visit) -> None:
    widths = {}
    for tab in TABS:
        phone.open_tab(tab)
        expect(phone.page.locator(f"#tab-{tab.lower()}")).to_be_visible()
        phone.page.wait_for_timeout(600)
        widths[tab] = phone.page.evaluate("document.documentElement.scrollWidth")
    assert max(widths.values()) <= 390, widths
