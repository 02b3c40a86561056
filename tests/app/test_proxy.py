"""The page behind a reverse proxy, under a path, where one has to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect

from orelore import Assistant, Settings, Users
from tests.app.browsing import GOLD, served
from tests.app.proxy import ROOT, proxied

pytestmark = pytest.mark.slow
SECRET = "wool carpet 7"


@pytest.fixture(scope="module")
def inside(
    assistant: Assistant, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the server itself listens."""
    users: Path = tmp_path_factory.mktemp("proxy") / "users.json"
    Users(users).add("amina", "editor", SECRET)
    with served(assistant, replace(settings, users=users, root_path=ROOT)) as found:
        yield found


@pytest.fixture(scope="module")
def outside(inside: str) -> Iterator[str]:
    """Where readers see it."""
    with proxied(inside) as found:
        yield found


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Name").fill("amina")
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()


def faults_of(page: Page) -> list[str]:
    """What goes wrong in the page from now on: files that are missing, scripts that are refused."""
    faults: list[str] = []

    def note_line(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(f"{line.text} {line.location['url']}")

    def note_response(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"{response.status} {response.url}")

    page.on("console", note_line)
    page.on("response", note_response)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def test_a_reader_signs_in_asks_sees_figures_and_signs_out(browser: Browser, outside: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        faults = faults_of(page)
        sign_in(page, f"{outside}/?seen=1")
        expect(page).to_have_url(f"{outside}/?seen=1")
        expect(page.locator("#account")).to_contain_text("Signed in as amina")

        box = page.get_by_label("Your question")
        box.fill(GOLD)
        box.press("Enter")
        expect(page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes of gold in 2023.")
        page.get_by_role("tab", name="Coverage").click()
        figures = page.get_by_role("tabpanel").locator(".js-plotly-plot")
        expect(figures.first.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
        assert faults == []  # no file is missing, and the policy of the page refuses nothing

        page.get_by_role("button", name="Sign out").click()
        expect(page).to_have_url(f"{outside}/login")
        page.goto(f"{outside}/")
        expect(page).to_have_url(f"{outside}/login")


def test_the_form_works_without_scripts_on_a_phone(browser: Browser, outside: str) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    ) as context:
        page = context.new_page()
        page.goto(f"{outside}/")
        page.get_by_label("Name").fill("amina")
        page.get_by_label("Password").fill("wrong carpet 7")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_have_text("This name and password do not go together.")
        expect(page.get_by_label("Name")).to_have_value("amina")
        width = page.locator("main").bounding_box()
        assert width is not None
        assert width["x"] >= 0
        assert width["x"] + width["width"] <= 390
        page.get_by_label("Password").fill(SECRET)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(f"{outside}/")


def test_a_script_that_slips_into_the_page_is_refused(browser: Browser, outside: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, outside + "/")
        expect(page.get_by_label("Your question")).to_be_visible(timeout=20_000)
        page.evaluate(
            """() => {
              const image = "<img src=x onerror='window.broken=1'>";
              document.body.insertAdjacentHTML("beforeend", image);
              const script = document.createElement("script");
              script.textContent = "window.broken = 2";
              document.body.append(script);
            }"""
        )
        page.wait_for_timeout(300)
        assert page.evaluate("window.broken") is None


def test_the_path_without_a_slash_leads_to_the_page(inside: str) -> None:
    reply = httpx.get(f"{inside}{ROOT}")
    assert (reply.status_code, reply.headers["location"]) == (307, f"{ROOT}/")


def test_a_proxy_that_keeps_the_path_is_understood_too(inside: str) -> None:
    assert httpx.get(f"{inside}{ROOT}/health").json() == {"status": "ok"}
    page = httpx.get(f"{inside}{ROOT}/", headers={"Accept": "text/html"})
    assert page.headers["location"] == f"{ROOT}/login"


def test_attempts_are_counted_for_the_reader_and_not_for_the_proxy(inside: str) -> None:
    def attempt(address: str) -> int:
        wrong = {"name": "bolat", "password": "wrong"}
        headers = {"X-Forwarded-For": address}
        return httpx.post(f"{inside}/login", data=wrong, headers=headers).status_code

    assert [attempt("192.0.2.1") for _ in range(6)] == [401] * 5 + [429]
    assert attempt("192.0.2.2") == 401
