"""The page in a real browser, over a small corpus of invented articles."""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from orelore import Answer, Assistant, Series, Settings, SettingsError
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.render import transcript
from orelore_app.page import create_page, launching, serve
from orelore_app.theme import STATIC

pytestmark = pytest.mark.slow

HOSTILE = "<img src=x onerror=alert(1)>"
GOLD = "How much gold did the Altyn mine produce in 2023?"
TUNGSTEN = "How much tungsten does the Boz deposit hold?"
ZINC = "How much zinc did the Qora smelter make?"
ABSENT = "Who won the chess tournament in Peru?"
QUIET_BROWSER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ARTICLES = {
    "altyn-gold": """\
---
title: Gold at Altyn
countries: [Kazakhstan]
minerals: [gold]
sources:
  s1: {title: Altyn in 2023, publisher: Steppe Herald, published: 2024-05, url: "https://example.org/a"}
  s2: {title: Altyn in 2019, publisher: Orda Journal, published: 2020, url: "https://example.org/b"}
---
## Output
The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.[^s1]
## Earlier
The Altyn mine produced 3.9 tonnes of gold in 2019.[^s2]
""",
    "boz-tungsten": """\
---
title: Tungsten at Boz
countries: [Uzbekistan]
minerals: [tungsten]
sources:
  s1: {title: Boz reserves, publisher: Silk Road Wire, published: 2023-11}
---
The Boz deposit in Uzbekistan holds 18,000 tonnes of tungsten trioxide.[^s1]
""",
    "qora-zinc": f"""\
---
title: "Zinc {HOSTILE}"
countries: [Tajikistan]
minerals: [zinc]
sources:
  s1:
    title: "Qora {HOSTILE}"
    publisher: "{HOSTILE}"
    url: "javascript:alert(2)"
---
The Qora smelter made 55 tonnes of zinc {HOSTILE} in 2022.[^s1]
The Qora smelter <script>alert(3)</script> sold **zinc** to ${{HOSTILE}} {{{{value}}}} China.[^s1]
""",
}


@dataclass
class Visit:
    """A page opened in a browser context of its own, and what happened in it."""

    page: Page
    requested: set[str] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def ask(self, question: str) -> None:
        box = self.page.get_by_label("Your question")
        box.fill(question)
        box.press("Enter")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Assistant:
    folder = tmp_path_factory.mktemp("page")
    (folder / "corpus" / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / "corpus" / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(encoder_cache, folder / "index" / "encoder")
    return Assistant.open(
        Settings(corpus=folder / "corpus", index=folder / "index", shipped=False, threads=2)
    )


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    page = create_page(assistant, examples=[GOLD, TUNGSTEN])
    _, url, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **launching())
    yield url
    page.close(verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if executable is None:
        if "CI" in os.environ:
            pytest.fail("No chromium: install it, or name its file in CHROMIUM.")
        pytest.skip("no chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=QUIET_BROWSER)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield open_page(Visit(context.new_page()), address)


def open_page(visit: Visit, address: str) -> Visit:
    page = visit.page
    page.on("request", lambda request: visit.requested.add(request.url))
    page.on("dialog", visit.note_dialog)
    page.on("pageerror", lambda error: visit.faults.append(str(error)))
    page.goto(address)
    expect(page.get_by_label("Your question")).to_be_visible(timeout=20_000)
    return visit


def test_a_question_is_answered_with_numbers_and_sources(visit: Visit) -> None:
    visit.ask(GOLD)
    answer = visit.page.locator("#answer-1 .answer")
    expect(answer).to_contain_text("produced 4.2 tonnes of gold in 2023.")
    expect(answer.get_by_role("link", name="Source 1")).to_have_text("[1]")
    expect(answer).to_contain_text("Recognised: gold")
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
    card.get_by_text("Read the whole article").click()
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
    visit.page.get_by_role("button", name=TUNGSTEN).click()
    expect(visit.page.locator("#answer-1 .question-text")).to_have_text(TUNGSTEN)
    expect(visit.page.locator("#answer-1 .answer")).to_contain_text("18,000 tonnes")
    expect(visit.page.get_by_role("button", name=GOLD)).to_be_hidden()


def test_an_abstention_looks_like_one_and_offers_the_nearest_passages(visit: Visit) -> None:
    visit.ask(ABSENT)
    abstention = visit.page.locator("#answer-1 .abstention")
    expect(abstention).to_contain_text("Not covered by the articles")
    abstention.get_by_role("link").first.click()
    expect(visit.page.locator("#source-1-1")).to_be_in_viewport()
    expect(visit.page.locator("#answer-1 .answer, #answer-1 .problem")).to_have_count(0)


def test_an_empty_question_is_called_so(visit: Visit) -> None:
    visit.ask("   ")
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
        visit.page.locator("#source-1-1 .back").click()
        expect(visit.page.locator("#answer-1")).to_be_in_viewport()


def test_all_that_an_answer_may_carry_fits_a_phone(
    browser: Browser, disputed: Answer, series: Series
) -> None:
    full = replace(disputed, series=series, notice="Read as:\nBoz.", confidence=0.86)
    page = f'<div class="gradio-container">{transcript([Exchange(1, "?", full)])}</div>'
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        phone = context.new_page()
        phone.set_content(f"<style>{(STATIC / 'page.css').read_text('utf-8')}</style>{page}")
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
    expect(visit.page.get_by_role("button", name=GOLD)).to_be_visible()


def test_a_port_in_use_is_named(assistant: Assistant) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"ORELORE_PORT={port}"):
            serve(assistant, host="127.0.0.1", port=port)
