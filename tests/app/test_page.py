"""The page in a real browser, over a small corpus of invented articles."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.app.browsing import GOLD, Visit

pytestmark = pytest.mark.slow


def test_nothing_is_asked_of_another_machine(visit: Visit, address: str) -> None:
    visit.ask(GOLD)
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()
    web = {urlsplit(url).netloc for url in visit.requested if url.startswith(("http", "ws"))}
    assert web == {urlsplit(address).netloc}


def test_the_page_has_a_name_and_a_language_and_says_who_answers(visit: Visit) -> None:
    expect(visit.page).to_have_title("Orelore")
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")
    expect(visit.page.locator("#header")).to_contain_text("chosen without a language model")
    expect(visit.page.locator("footer")).to_have_count(0)
