"""Adding articles in a real browser, over a corpus of its own that these tests change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from orelore import Article, Assistant, Settings, Users
from orelore.corpus.fetch import Fetched
from orelore.index.lock import locked
from orelore_app.page import create_page
from tests.app.add.conftest import EMEL
from tests.app.browsing import HOSTILE, Visit, open_page, served, small_corpus

pytestmark = pytest.mark.slow

BOZ = "The Tash quarry in Kyrgyzstan shipped 70 tonnes of granite in 2022. Granite is heavy."
SECRET = "wool carpet 7"
WEB = "https://astanatimes.com/2025/12/qora-zinc.txt"


def fetch(url: str) -> Fetched:
    text = "The Qora smelter bought a furnace for 9 million dollars. The furnace is for zinc."
    return Fetched(url, "text/plain", text.encode())


@pytest.fixture(scope="module")
def own_settings(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Settings:
    return small_corpus(tmp_path_factory.mktemp("adding"), encoder_cache, upload_mb=1)


@pytest.fixture(scope="module")
def own_assistant(own_settings: Settings) -> Assistant:
    return Assistant.open(own_settings)


@pytest.fixture(scope="module")
def own_address(own_assistant: Assistant, own_settings: Settings) -> Iterator[str]:
    with served(own_assistant, own_settings) as found:
        yield found


@pytest.fixture
def adding(browser: Browser, own_address: str, own_assistant: Assistant) -> Iterator[Visit]:
    """The tab on a wide screen; what a test adds is removed after it."""
    before = {article.id for article in own_assistant.articles()}
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        visit = open_page(Visit(context.new_page()), own_address)
        visit.open_tab("Add")
        yield visit
    for article in own_assistant.articles():
        if article.id not in before:
            own_assistant.remove(article.id)


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def choose(visit: Visit, *files: str) -> None:
    visit.page.get_by_label("Files").set_input_files(list(files))


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def test_a_text_is_corrected_filed_cited_and_removed_again(adding: Visit, tmp_path: Path) -> None:
    choose(adding, written(tmp_path, "emel.txt", f"{EMEL} {HOSTILE}"))
    draft = card(adding.page, "emel.txt")
    expect(draft).to_contain_text("Read, not filed yet")
    expect(draft.locator(".known")).to_contain_text("Kazakhstan")
    expect(draft.locator("blockquote")).to_contain_text(HOSTILE)
    draft.get_by_label("Title").fill("Copper at Emel")
    draft.get_by_label("Published").fill("2025-05")
    draft.get_by_label("Publisher").fill("Emel Gazette")
    draft.get_by_role("button", name="File it").click()
    expect(draft).to_contain_text("Filed. Questions and searches find it from now on.")
    adding.open_tab("Ask")
    adding.ask("How much copper did the Emel mine produce in 2024?")
    expect(adding.page.locator("#answer-1 .answer")).to_contain_text("7,000 tonnes of copper")
    source = adding.page.locator("#source-1-1")
    expect(source).to_contain_text("Emel Gazette")
    expect(source).to_contain_text("2025-05")
    adding.open_tab("Add")
    added = adding.page.locator("#added li")
    expect(added).to_contain_text("Copper at Emel")
    expect(added.get_by_role("button", name="Yes, remove Copper at Emel")).to_be_hidden()
    added.get_by_text("Remove", exact=True).click()
    added.get_by_role("button", name="Yes, remove Copper at Emel").click()
    expect(adding.page.locator("#added")).to_contain_text("“Copper at Emel” was removed")
    expect(added).to_have_count(0)
    adding.open_tab("Ask")
    adding.ask("How much copper did the Emel mine produce in 2024?")
    expect(adding.page.locator("#answer-2 .abstention")).to_be_visible()
    assert adding.page.locator("img").count() == 0
    assert (adding.dialogs, adding.faults) == ([], [])


def test_what_came_in_can_be_chosen_by_whoever_opens_the_page(
    adding: Visit, own_assistant: Assistant, emel: Article
) -> None:
    own_assistant.file(replace(emel, countries=("Turkmenistan",)))
    adding.page.reload()
    adding.wait()
    adding.page.get_by_role("button", name="Filters").click()
    adding.page.get_by_label("Countries").click()
    adding.page.get_by_role("option", name="Turkmenistan (1)").click()
    expect(adding.page.locator("#filter-note")).to_contain_text("Turkmenistan")
    adding.ask("How much copper did the Emel mine produce in 2024?")
    expect(adding.page.locator("#answer-1 .answer")).to_contain_text("7,000 tonnes of copper")
    adding.open_tab("Articles")
    adding.page.locator("#article-choice").get_by_label("Country").click()
    adding.page.get_by_role("option", name="Turkmenistan (1)").click()
    expect(adding.page.locator("#article-list .found li")).to_have_count(1)


def test_pdf_and_word_are_read_and_what_cannot_be_stops_nothing(
    adding: Visit, tmp_path: Path
) -> None:
    printed = adding.page.context.new_page()
    printed.set_content(f"<title>Copper from Emel</title><p>{EMEL}</p>")
    printed.pdf(path=tmp_path / "emel.pdf")
    printed.set_content("")
    printed.pdf(path=tmp_path / "scan.pdf")
    printed.close()
    word = docx.Document()
    word.add_heading("Granite at Tash", 0)
    word.add_paragraph(BOZ)
    word.save(str(tmp_path / "tash.docx"))
    large = written(tmp_path, "large.txt", "gold " * 250_000)
    sheet = written(tmp_path, "sheet.xlsx", "x")
    names = [str(tmp_path / name) for name in ("scan.pdf", "emel.pdf", "tash.docx")]
    choose(adding, large, sheet, *names)
    page = adding.page
    expect(card(page, "tash.docx").get_by_label("Title")).to_have_value("Granite at Tash")
    expect(card(page, "emel.pdf").get_by_label("Title")).to_have_value("Copper from Emel")
    expect(card(page, "scan.pdf").get_by_role("alert")).to_contain_text("only pictures of pages")
    expect(card(page, "large.txt").get_by_role("alert")).to_contain_text("larger than 1 MB")
    expect(card(page, "sheet.xlsx").get_by_role("alert")).to_contain_text("'.xlsx' are not read")
    expect(page.locator("#drafts [role=status]")).to_have_text(
        "5 documents: 2 to file, 3 not added."
    )
    card(page, "large.txt").get_by_role("button", name="Dismiss").click()
    expect(card(page, "large.txt")).to_have_count(0)
    expect(card(page, "tash.docx")).to_contain_text("Granite is heavy.")


def test_a_wrong_date_is_told_and_what_was_typed_stays(adding: Visit, tmp_path: Path) -> None:
    choose(adding, written(tmp_path, "emel.txt", EMEL), written(tmp_path, "tash.txt", BOZ))
    first, second = card(adding.page, "emel.txt"), card(adding.page, "tash.txt")
    second.get_by_label("Author").fill("B. Asanov")
    first.get_by_label("Author").fill("A. Bek")
    first.get_by_label("Published").fill("in May")
    first.get_by_role("button", name="File it").click()
    expect(first.get_by_role("alert")).to_contain_text("'in May' is not a date. Write 2024")
    expect(first.get_by_label("Published")).to_have_value("in May")
    expect(first.get_by_label("Author")).to_have_value("A. Bek")
    first.get_by_label("Published").fill("2025-05")
    first.get_by_label("Published").press("Enter")
    expect(first).to_contain_text("Filed.")
    expect(first).to_be_focused()
    expect(second.get_by_label("Author")).to_have_value("B. Asanov")
    first.get_by_role("button", name="Dismiss").click()
    expect(first).to_have_count(0)
    expect(second.get_by_label("Author")).to_have_value("B. Asanov")


def test_a_text_that_is_there_leads_to_its_article(adding: Visit, tmp_path: Path) -> None:
    choose(adding, written(tmp_path, "emel.txt", EMEL), written(tmp_path, "again.txt", EMEL))
    first, second = card(adding.page, "emel.txt"), card(adding.page, "again.txt")
    expect(second).to_contain_text("Read, not filed yet")
    first.get_by_role("button", name="File it").click()
    expect(first).to_contain_text("Filed.")
    second.get_by_role("button", name="File it").click()
    expect(second.get_by_role("alert")).to_contain_text("in the corpus already")
    choose(adding, written(tmp_path, "third.txt", EMEL))
    third = card(adding.page, "third.txt")
    expect(third.get_by_role("alert")).to_contain_text("it was not added again")
    third.get_by_role("button", name="Read that article").click()
    expect(adding.page.locator("#tab-articles-button")).to_have_attribute("aria-selected", "true")
    expect(adding.page.locator("#tab-articles")).to_contain_text("7,000 tonnes of copper")


def test_while_another_process_writes_the_draft_stays(
    adding: Visit, own_settings: Settings, tmp_path: Path
) -> None:
    choose(adding, written(tmp_path, "emel.txt", EMEL))
    draft = card(adding.page, "emel.txt")
    draft.get_by_label("Title").fill("Copper at Emel")
    with locked(own_settings.index):
        draft.get_by_role("button", name="File it").click()
        expect(draft.get_by_role("alert")).to_contain_text("is being written by process")
    expect(draft.get_by_label("Title")).to_have_value("Copper at Emel")
    draft.get_by_role("button", name="File it").click()
    expect(draft).to_contain_text("Filed.")


def test_a_page_of_this_machine_is_refused_and_one_of_the_web_is_read(
    adding: Visit, own_address: str, own_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = adding.page.get_by_label("Address of an article on the web")
    field.fill(own_address)
    adding.page.get_by_role("button", name="Read it").click()
    refused = card(adding.page, own_address)
    expect(refused.get_by_role("alert")).to_contain_text("not on the public internet")
    field.fill("/etc/hostname")
    field.press("Enter")
    expect(card(adding.page, "/etc/hostname")).to_contain_text("begins with http:// or https://")
    monkeypatch.setattr(own_assistant._library, "_fetch_page", fetch)
    field.fill(WEB)
    field.press("Enter")
    draft = card(adding.page, WEB)
    expect(draft.get_by_label("Publisher")).to_have_value("The Astana Times")
    draft.get_by_role("button", name="Discard").click()
    expect(draft).to_have_count(0)


def test_a_phone_shows_a_draft_without_scrolling_sideways(
    browser: Browser, own_address: str, tmp_path: Path
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        visit = open_page(Visit(context.new_page()), own_address)
        visit.page.get_by_role("button", name="More tabs").click()
        visit.page.locator(".overflow-dropdown").get_by_text("Add", exact=True).click()
        choose(visit, written(tmp_path, f"{'long' * 30}.txt", f"{EMEL} {'long' * 50} is a name."))
        draft = visit.page.locator(".draft.read")
        expect(draft).to_be_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        for part in draft.locator("button, input[type=text], summary").all():
            box = part.bounding_box()
            assert box is not None
            assert box["height"] >= 24
            assert box["x"] + box["width"] <= 390


def test_where_one_signs_in_the_tab_is_for_editors(
    browser: Browser, own_assistant: Assistant, own_settings: Settings, tmp_path: Path
) -> None:
    users = Users(tmp_path / "users.json")
    users.add("amina", "editor", SECRET)
    users.add("bolat", "reader", SECRET)
    with served(own_assistant, replace(own_settings, users=tmp_path / "users.json")) as address:
        for name, is_editor in (("bolat", False), ("amina", True)):
            with browser.new_context() as context:
                context.request.post(f"{address}/login", form={"name": name, "password": SECRET})
                visit = open_page(Visit(context.new_page()), address)
                expect(visit.page.locator("#account")).to_contain_text(name)
                expect(visit.page.get_by_role("tab", name="Add")).to_have_count(int(is_editor))
                if is_editor:
                    visit.open_tab("Add")
                    choose(visit, written(tmp_path, "emel.txt", EMEL))
                    expect(card(visit.page, "emel.txt")).to_contain_text("Read, not filed yet")
                    expect(visit.page.locator("#added")).to_contain_text("Nothing yet.")


def test_the_tab_is_there_only_where_articles_may_be_added(
    own_assistant: Assistant, own_settings: Settings
) -> None:
    def has_tab(settings: Settings) -> bool:
        config = str(create_page(own_assistant, settings).get_config_file())
        return re.search(r"'elem_id': 'tab-add'", config) is not None

    assert has_tab(own_settings)
    assert has_tab(replace(own_settings, adding="files"))
    assert not has_tab(replace(own_settings, adding="nothing"))
