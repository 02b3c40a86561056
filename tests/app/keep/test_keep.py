"""Kept conversations in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from orelore import Assistant, Settings, Users
from orelore_app.chat.exchange import Exchange
from orelore_app.keep.record import read_body, write_body
from orelore_app.keep.store import Store
from tests.app.browsing import ABSENT, GOLD, HOSTILE, TUNGSTEN, ZINC, Visit, open_page, served

pytestmark = pytest.mark.slow

SECRET = "wool carpet 7"
ID = "0123456789abcdef" * 2
STORED = "Object.entries(localStorage).filter(([key]) => key.startsWith('orelore.kept:'))"


def records(page: Page) -> list[dict[str, object]]:
    """What the browser has stored, the newest last."""
    stored = page.evaluate(STORED)
    return sorted((json.loads(text) for _, text in stored), key=lambda record: record["changed"])


def ask(visit: Visit, question: str, number: int, *, kept: int = 1) -> None:
    """Ask, and wait until the answer is kept in one of so many conversations."""
    visit.ask(question)
    expect(visit.page.locator(f"#answer-{number} .tools")).to_be_visible()
    visit.page.wait_for_function(
        "([question, kept]) => { "
        f"const stored = {STORED}; return stored.length === kept && "
        "stored.some(([, text]) => text.includes(JSON.stringify(question))); }",
        arg=[question, kept],
    )


def store(page: Page, name: str, text: str) -> None:
    page.evaluate(
        "([name, text]) => localStorage.setItem(`orelore.kept:/:${name}`, text)", [name, text]
    )


def listed(page: Page) -> Locator:
    """The entries of the open list."""
    if not page.locator("#kept-drawer").is_visible():
        page.get_by_role("button", name="Conversations").click()
    return page.locator("#kept-list li")


def reloaded(visit: Visit) -> Page:
    visit.page.reload()
    visit.wait()
    expect(visit.page.locator("#kept-place")).not_to_be_empty()  # the server has told whose it is
    return visit.page


def test_a_conversation_is_kept_and_opened_with_its_sources_and_its_context(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    ask(visit, TUNGSTEN, 2)
    page = reloaded(visit)
    expect(page.get_by_role("button", name=f"Go on with “{GOLD}”")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)
    page.get_by_role("button", name=f"Go on with “{GOLD}”").click()
    expect(page.locator("#answer-1 .answer")).to_contain_text(
        "produced 4.2 tonnes of gold in 2023."
    )
    expect(page.locator("#answer-2 .answer")).to_contain_text("tungsten")
    expect(page.locator("#source-2-1")).to_contain_text("Tungsten at Boz")
    expect(page.locator(".kept-note")).to_have_count(0)
    ask(visit, "In which country is it?", 3)
    expect(page.locator("#answer-3")).to_contain_text(re.compile("Understood as: .*Boz"))
    assert visit.faults == []


def test_each_beginning_is_a_conversation_the_newest_first(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    visit.page.get_by_role("button", name="Start again").click()
    expect(visit.page.locator(".exchange")).to_have_count(0)
    ask(visit, TUNGSTEN, 1, kept=2)
    entries = listed(visit.page)
    expect(entries.locator(".kept-name")).to_have_text([TUNGSTEN, GOLD])
    expect(entries.first.locator("[aria-current]")).to_be_visible()
    expect(entries.first).to_contain_text("1 question")


def test_opening_puts_the_filters_back_and_leaves_the_list_as_it_is(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_label("Published until").fill("2021")
    expect(visit.page.locator("#filter-note")).to_contain_text("until 2021")
    ask(visit, "How much gold did the Altyn mine produce?", 1)
    page = reloaded(visit)
    listed(page).locator(".kept-open").click()
    expect(page.locator("#answer-1 .answer")).to_contain_text("3.9 tonnes")
    expect(page.locator("#filter-note")).to_contain_text("until 2021")
    expect(page.locator("#kept-drawer")).to_be_hidden()
    page.wait_for_timeout(500)
    assert len(records(page)) == 1


def test_the_list_is_searched_by_titles_and_questions(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    ask(visit, TUNGSTEN, 2)
    entries = listed(visit.page)
    search = visit.page.get_by_label("Search in titles and questions")
    search.fill("boz HOLD")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text(f"“{TUNGSTEN}”")
    search.fill("boz chess")
    expect(entries).to_have_count(0)
    expect(visit.page.locator("#kept-state")).to_have_text("No conversation has these words.")


def test_a_title_stays_when_the_conversation_goes_on(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    entries = listed(visit.page)
    entries.get_by_role("button", name="Rename").click()
    visit.page.get_by_label("Title", exact=True).fill(f"Altyn {HOSTILE}")
    visit.page.get_by_role("button", name="Save").click()
    expect(entries.locator(".kept-name")).to_have_text(f"Altyn {HOSTILE}")
    visit.page.keyboard.press("Escape")
    ask(visit, TUNGSTEN, 2)
    expect(listed(reloaded(visit)).locator(".kept-name")).to_have_text(f"Altyn {HOSTILE}")
    assert visit.page.locator("#kept img").count() == 0


def test_escape_ends_renaming_and_not_the_list(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    entries = listed(visit.page)
    entries.get_by_role("button", name="Rename").click()
    visit.page.keyboard.press("Escape")
    expect(entries.locator(".kept-name")).to_have_text(GOLD)


def test_a_conversation_is_deleted_once_that_is_confirmed(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    entries = listed(visit.page)
    entries.get_by_role("button", name="Delete").click()
    entries.get_by_role("button", name="Keep").click()
    expect(entries).to_have_count(1)
    entries.get_by_role("button", name="Delete").click()
    entries.get_by_role("button", name="Delete").click()
    expect(entries).to_have_count(0)
    expect(visit.page.locator("#kept-state")).to_have_text("No conversation is kept yet.")
    assert records(visit.page) == []


def test_two_windows_do_not_write_over_each_other(visit: Visit, address: str) -> None:
    ask(visit, GOLD, 1)
    other = open_page(Visit(visit.page.context.new_page()), address)
    other.page.get_by_role("button", name="Go on with").click()
    expect(other.page.locator("#answer-1 .answer")).to_be_visible()
    ask(visit, TUNGSTEN, 2)
    ask(other, ZINC, 2, kept=2)
    assert [record["questions"] for record in records(other.page)] == [
        [GOLD, TUNGSTEN],
        [GOLD, ZINC],
    ]
    ask(other, ABSENT, 3, kept=2)
    assert records(other.page)[-1]["questions"] == [GOLD, ZINC, ABSENT]
    expect(listed(visit.page)).to_have_count(2)


def test_damaged_storage_leaves_the_page_in_working_order(visit: Visit) -> None:
    store(visit.page, "short", "{}")
    store(visit.page, ID, '{"id": "')
    whole = {"id": ID[::-1], "changed": "2026", "title": "", "questions": ["Who?"], "body": "x"}
    store(visit.page, ID[::-1], json.dumps(whole))
    entries = listed(reloaded(visit))
    expect(entries.locator(".kept-name")).to_have_text(["Who?", *["Damaged conversation"] * 2])
    entries.locator("button.kept-open").click()
    expect(visit.page.locator("#kept-state")).to_contain_text("cannot be used: it is damaged")
    entries.last.get_by_role("button", name="Delete").click()
    entries.last.get_by_role("button", name="Delete").click()
    expect(entries).to_have_count(2)
    visit.page.keyboard.press("Escape")
    ask(visit, GOLD, 1, kept=3)
    assert visit.faults == []


def test_an_answer_changed_by_hand_is_marked_and_stays_text(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    (record,) = records(visit.page)
    (said,), filters = read_body(str(record["body"]))
    assert said.answer is not None
    false = replace(said.answer.sentences[0], text=f"Altyn made 99 tonnes. {HOSTILE}")
    forged = Exchange(1, HOSTILE, replace(said.answer, sentences=(false,)))
    record["body"] = write_body([forged], filters)
    store(visit.page, str(record["id"]), json.dumps(record))
    listed(reloaded(visit)).locator(".kept-open").click()
    answer = visit.page.locator("#answer-1")
    expect(answer.locator(".unsupported")).to_contain_text(
        "Not supported: this stored answer does not match the article"
    )
    expect(answer.locator(".kept-note")).to_contain_text("does not match the articles")
    expect(answer.locator(".question-text")).to_have_text(HOSTILE)
    assert visit.page.locator("img").count() == 0
    assert visit.dialogs == []


def test_a_full_storage_drops_the_oldest_and_says_so(visit: Visit) -> None:
    for number in (1, 2):
        old = {"id": f"{number:032x}", "changed": f"200{number}", "title": f"Old {number}"}
        store(
            visit.page, f"{number:032x}", json.dumps({**old, "questions": [], "body": "x" * 50_000})
        )
    visit.page.evaluate(
        "for (let size = 1 << 22; size > 1; size >>= 1) for (;;)"
        " try { localStorage.setItem(`other${Math.random()}`, 'x'.repeat(size)); } catch { break; }"
    )
    reloaded(visit).wait_for_timeout(300)
    visit.ask(GOLD)
    expect(visit.page.locator("#kept-notice")).to_contain_text(
        re.compile("There was no more room: “Old 1” .* was deleted")
    )
    assert [record["title"] for record in records(visit.page)] == ["Old 2", ""]


def test_a_storage_full_of_other_things_is_told_in_words(visit: Visit) -> None:
    visit.page.evaluate(
        "for (let size = 1 << 22; size > 1; size >>= 1) for (;;)"
        " try { localStorage.setItem(`other${Math.random()}`, 'x'.repeat(size)); } catch { break; }"
    )
    visit.ask(GOLD)
    expect(visit.page.locator("#kept-notice")).to_contain_text("the browser has no more room")
    expect(visit.page.locator("#answer-1 .answer")).to_be_visible()


def test_a_question_does_not_send_what_is_kept(visit: Visit) -> None:
    ask(visit, GOLD, 1)
    sizes: list[int] = []
    visit.page.on("request", lambda request: sizes.append(len(request.post_data or "")))
    ask(visit, TUNGSTEN, 2)
    assert max(sizes) < len(str(records(visit.page)[0]["body"]))


def test_the_list_fits_a_phone_and_is_closed_at_first(phone: Visit) -> None:
    ask(phone, GOLD, 1)
    page = reloaded(phone)
    expect(page.locator("#kept-drawer")).to_be_hidden()
    entries = listed(page)
    drawer = page.get_by_role("dialog", name="Conversations")
    box = drawer.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    for button in drawer.get_by_role("button").all():
        found = button.bounding_box()
        assert found is not None
        assert found["height"] >= 24
    entries.locator(".kept-open").tap()
    expect(page.locator("#answer-1 .answer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def signed_in(browser: Browser, address: str, name: str) -> Visit:
    """The page, opened by a user of this name."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.request.post(f"{address}/login", form={"name": name, "password": SECRET})
    visit = open_page(Visit(context.new_page()), address)
    expect(visit.page.locator("#kept-place")).not_to_be_empty()
    return visit


def sign_in(page: Page, name: str) -> None:
    """Fill in the form that the page leads to."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()


@contextmanager
def refused(page: Page) -> Iterator[None]:
    """What is asked is answered as without a session.

    Without its cookie a page would notice that at any time, and Gradio would load it again.
    """
    asking = "**/gradio_api/queue/join*"
    page.route(asking, lambda route: route.fulfill(status=401, json={"detail": "Sign in."}))
    yield
    page.unroute(asking)


@pytest.fixture
def guarded(assistant: Assistant, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of a page where ann and bob may sign in."""
    users = Users(tmp_path / "users.json")
    users.add("ann", "reader", SECRET)
    users.add("bob", "reader", SECRET)
    own = replace(settings, users=tmp_path / "users.json", data=tmp_path / "data")
    with served(assistant, own) as address:
        yield address


def test_who_has_signed_in_finds_their_conversations_on_the_server(
    browser: Browser, guarded: str, tmp_path: Path
) -> None:
    ann = signed_in(browser, guarded, "ann")
    ann.ask(GOLD)
    expect(ann.page.locator("#answer-1 .tools")).to_be_visible()
    ann.ask(TUNGSTEN)
    expect(ann.page.locator("#answer-2 .tools")).to_be_visible()
    expect(listed(ann.page)).to_contain_text("2 questions")
    assert ann.page.evaluate(STORED) == []
    ann.page.context.close()

    bob = signed_in(browser, guarded, "bob")
    expect(listed(bob.page)).to_have_count(0)
    expect(bob.page.locator("#kept-place")).to_have_text("Kept on the server for bob.")
    bob.page.context.close()

    elsewhere = signed_in(browser, guarded, "ann")
    elsewhere.page.get_by_role("button", name=f"Go on with “{GOLD}”").click()
    expect(elsewhere.page.locator("#answer-2 .answer")).to_contain_text("tungsten")
    expect(elsewhere.page.locator("#source-2-1")).to_contain_text("Tungsten at Boz")
    entries = listed(elsewhere.page)
    entries.get_by_role("button", name="Rename").click()
    elsewhere.page.get_by_label("Title", exact=True).fill("Metals")
    elsewhere.page.get_by_role("button", name="Save").click()
    expect(entries.locator(".kept-name")).to_have_text("Metals")
    entries.get_by_role("button", name="Delete").click()
    entries.get_by_role("button", name="Delete").click()
    expect(entries).to_have_count(0)
    assert Store(tmp_path / "data").entries("ann") == []
    elsewhere.page.context.close()


def test_a_session_that_has_ended_leads_back_to_the_question_and_its_filters(
    browser: Browser, guarded: str
) -> None:
    ann = signed_in(browser, guarded, "ann")
    ann.page.get_by_role("button", name="Filters").click()
    ann.page.get_by_label("Published since").fill("2023")
    expect(ann.page.locator("#filter-note")).to_contain_text("since 2023")
    with refused(ann.page):
        ann.ask(GOLD)
        told = ann.page.get_by_role("dialog", name="Your session has ended")
        expect(told).to_contain_text("Sign in again")
    told.get_by_role("link", name="Sign in").click()
    sign_in(ann.page, "ann")
    expect(ann.page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes")
    expect(ann.page.locator("#filter-note")).to_contain_text("since 2023")
    ann.page.context.close()


def test_without_a_session_the_page_leads_to_the_question_too(
    browser: Browser, guarded: str
) -> None:
    ann = signed_in(browser, guarded, "ann")
    offered = ann.page.locator("#starters [data-ask]").first
    question = offered.inner_text()
    with refused(ann.page):
        offered.click()
        expect(ann.page.get_by_role("dialog", name="Your session has ended")).to_be_visible()
    ann.page.context.clear_cookies()
    ann.page.reload()
    expect(ann.page.locator("input[name=next]")).to_have_value(re.compile(r"^/\?q="))
    sign_in(ann.page, "ann")
    expect(ann.page.locator("#answer-1 .question-text")).to_have_text(question)
    ann.page.context.close()
