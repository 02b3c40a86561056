"""Questions that take long, in a real browser: they are stopped, or give way to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from orelore import Assistant, Settings
from tests.app.browsing import GOLD, TUNGSTEN, Visit, open_page
from tests.app.chat.slow import SlowAnswerer, slowly_served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def slow_page(settings: Settings, assistant: Assistant) -> Iterator[tuple[str, SlowAnswerer]]:
    assert assistant.articles()  # the index is there
    with slowly_served(settings) as found:
        yield found


@pytest.fixture
def model(slow_page: tuple[str, SlowAnswerer]) -> Iterator[SlowAnswerer]:
    _, model = slow_page
    model.goes_on.clear()
    yield model
    model.goes_on.set()


@pytest.fixture
def waiting(
    browser: Browser, slow_page: tuple[str, SlowAnswerer], model: SlowAnswerer
) -> Iterator[Visit]:
    """A page on which a question is being answered."""
    address, _ = slow_page
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        visit = open_page(Visit(context.new_page()), address)
        visit.ask(GOLD)
        expect(visit.page.locator("#current .working")).to_contain_text("Slowly")
        assert not model.goes_on.is_set()
        yield visit


def stop(visit: Visit) -> Locator:
    return visit.page.get_by_role("button", name="Stop")


def test_what_is_written_is_shown_unchecked_until_the_answer_is_there(
    waiting: Visit, model: SlowAnswerer
) -> None:
    expect(waiting.page.locator("#answer-1")).to_contain_text("Not checked yet")
    expect(waiting.page.get_by_role("button", name="Retry")).to_have_count(0)
    model.goes_on.set()
    expect(waiting.page.locator("#transcript #answer-1 .answer")).to_contain_text("gold")
    expect(waiting.page.locator("#current .exchange")).to_have_count(0)
    expect(stop(waiting)).to_be_hidden()


def test_a_stopped_question_keeps_what_was_written_as_unchecked(waiting: Visit) -> None:
    stop(waiting).click()
    stopped = waiting.page.locator("#answer-1 .stopped")
    expect(stopped).to_contain_text("Stopped")
    expect(stopped).to_contain_text("Slowly")
    expect(stopped).to_contain_text("Not checked.")
    expect(stop(waiting)).to_be_hidden()
    expect(waiting.page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_a_stopped_question_can_be_tried_again(waiting: Visit, model: SlowAnswerer) -> None:
    stop(waiting).click()
    waiting.page.get_by_role("button", name="Retry question 1").click()
    expect(waiting.page.locator("#current .working")).to_contain_text("Slowly")
    model.goes_on.set()
    expect(waiting.page.locator("#answer-1 .answer")).to_contain_text("gold")
    expect(waiting.page.locator(".exchange")).to_have_count(1)


def test_escape_stops(waiting: Visit) -> None:
    waiting.page.get_by_label("Your question").press("Escape")
    expect(waiting.page.locator("#answer-1 .stopped")).to_be_visible()


def test_the_next_question_stops_the_one_under_way(waiting: Visit, model: SlowAnswerer) -> None:
    waiting.ask(TUNGSTEN)
    expect(waiting.page.locator("#answer-1 .stopped")).to_contain_text("Slowly")
    expect(waiting.page.locator("#current #answer-2")).to_contain_text("Slowly")
    model.goes_on.set()
    expect(waiting.page.locator("#answer-2 .answer")).to_contain_text("tungsten")
    expect(waiting.page.locator("#answer-1 .stopped")).to_be_visible()


def test_a_conversation_started_again_stays_empty(waiting: Visit, model: SlowAnswerer) -> None:
    waiting.page.get_by_role("button", name="Start again").click()
    expect(waiting.page.locator(".exchange")).to_have_count(0)
    model.goes_on.set()
    waiting.page.wait_for_timeout(1000)  # nothing comes, which no event tells
    expect(waiting.page.locator(".exchange")).to_have_count(0)
