"""A visit to the page in a browser, and a small corpus of invented articles to visit it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from orelore import Assistant, Settings
from orelore_app.serve import create_server

HOSTILE = "<img src=x onerror=alert(1)>"
GOLD = "How much gold did the Altyn mine produce in 2023?"
TUNGSTEN = "How much tungsten does the Boz deposit hold?"
ZINC = "How much zinc did the Qora smelter make?"
ABSENT = "Who won the chess tournament in Peru?"
NARROW = 600  # pixels: not all tabs fit
PATIENCE_MS = 15_000  # machines that run tests may be busy
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

    def wait(self) -> None:
        """Until the page can be used."""
        expect(self.page.get_by_label("Your question")).to_be_visible(timeout=2 * PATIENCE_MS)
        self.page.wait_for_function("Boolean(window.orelore?.picks)")  # our last script is there

    def ask(self, question: str) -> None:
        box = self.page.get_by_label("Your question")
        box.fill(question)
        box.press("Enter")

    def open_tab(self, title: str) -> None:
        """Open a tab, on a phone through the menu of those that do not fit."""
        tab, window = self.page.get_by_role("tab", name=title), self.page.viewport_size
        if window and window["width"] < NARROW and not tab.is_visible():
            self.page.get_by_role("button", name="More tabs").click()
            tab = self.page.locator("#tabs .overflow-dropdown button", has_text=title)
        tab.click()


def open_page(visit: Visit, address: str) -> Visit:
    """Open the page and wait until it can be used."""
    page = visit.page
    page.on("request", lambda request: visit.requested.add(request.url))
    page.on("dialog", visit.note_dialog)
    page.on("pageerror", lambda error: visit.faults.append(str(error)))
    page.goto(address)
    visit.wait()
    return visit


def small_corpus(folder: Path, encoder_cache: Path, **more: Any) -> Settings:
    """Settings, with `more` of them, of a corpus in the folder that holds the invented articles."""
    (folder / "corpus" / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / "corpus" / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(encoder_cache, folder / "index" / "encoder")
    return Settings(
        corpus=folder / "corpus",
        index=folder / "index",
        data=folder / "data",
        reports=folder / "eval",
        shipped=False,
        threads=2,
        **more,
    )


@contextmanager
def first_visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """The page as it is to somebody who has never been there; nothing is kept afterwards."""
    yield (visit := open_page(Visit(context.new_page()), address))
    if not visit.page.is_closed():
        visit.page.evaluate("localStorage.clear(); sessionStorage.clear()")
    for page in context.pages:
        page.close()
    context.clear_cookies()
    context.clear_permissions()


@contextmanager
def served(assistant: Assistant, settings: Settings) -> Iterator[str]:
    """The address of a server of the page, on a free port of this machine."""
    app = create_server(assistant, settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    late = monotonic() + 30
    while not server.started:
        assert monotonic() < late, "the server did not start"
        sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium, without which the tests of the page fail in CI and are skipped elsewhere."""
    # The shell without a window takes a fifth less time.
    found = map(shutil.which, ("chromium-headless-shell", "chromium"))
    executable = os.environ.get("CHROMIUM") or next(filter(None, found), None)
    if executable is None:
        if "CI" in os.environ:
            pytest.fail("No chromium: install it, or name its file in CHROMIUM.")
        pytest.skip("no chromium")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=QUIET_BROWSER)
