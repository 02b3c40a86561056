from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

import httpx
import pytest
from playwright.sync_api import Browser, expect

from orelore import Assistant, Settings, SettingsError
from orelore_app.access.headers import HEADERS
from orelore_app.serve import create_server, serve
from tests.app.browsing import GOLD, TUNGSTEN, Visit, open_page, served

pytestmark = pytest.mark.slow
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client


def test_the_server_tells_that_it_runs_and_that_it_can_answer(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ready", "articles": 3}


def test_a_port_in_use_is_named(assistant: Assistant, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"ORELORE_PORT={port}"):
            serve(assistant, replace(settings, port=port))


def test_a_file_of_users_that_is_not_there_is_told_at_the_start(
    assistant: Assistant, settings: Settings
) -> None:
    missing = replace(settings, users=settings.data / "none.json")
    with pytest.raises(SettingsError, match="Setting ORELORE_USERS="):
        create_server(assistant, missing)


@pytest.mark.parametrize(
    "path",
    ["/", "/health", "/page/page.css", "/plotly.js", "/figures/map", "/config", "/none", "/docs"],
)
def test_every_response_bears_the_headers_that_keep_readers_safe(
    path: str, client: httpx.Client
) -> None:
    headers = client.get(path).headers
    assert {name.lower() for name in HEADERS} <= set(headers)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/page/page.css", "/plotly.js"])
def test_a_file_is_compressed_and_asked_for_again_without_being_sent(
    path: str, client: httpx.Client
) -> None:
    reply = client.get(path, headers=GZIP)
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={**GZIP, "If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_figures_are_compressed(client: httpx.Client) -> None:
    assert client.get("/figures/map", headers=GZIP).headers["content-encoding"] == "gzip"


def test_a_stream_comes_piece_by_piece_and_uncompressed(client: httpx.Client) -> None:
    start = monotonic()
    with client.stream("GET", "/gradio_api/heartbeat/abc", headers=GZIP) as reply:
        assert "content-encoding" not in reply.headers
        assert next(reply.iter_raw()) == b"data: ALIVE\n\n"
    assert monotonic() - start < 5


@pytest.mark.parametrize(
    "path",
    [
        *("/docs", "/redoc", "/openapi.json", "/gradio_api/info", "/gradio_api/openapi.json"),
        *("/gradio_api/proxy=https://example.hf.space/x", "/gradio_api/call/ask/1", "/monitoring"),
        *("/gradio_api/file=https://example.org/x", "/gradio_api/vibe-code", "/svelte/svelte.js"),
        *("/gradio_api/dev/reload", "/gradio_api/runs", "/gradio_api/token", "/logout", "/login"),
    ],
)
def test_what_gradio_offers_beyond_the_page_is_not_there(path: str, client: httpx.Client) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=/tmp/../etc/passwd",
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/file=.env",
        "/page/..%2f..%2fpyproject.toml",
        "/static/..%2f..%2f..%2froutes.py",
        "/assets/..%2f..%2findex.html",
    ],
)
def test_no_file_of_the_machine_can_be_fetched(path: str, client: httpx.Client) -> None:
    reply = client.get(path)
    assert reply.status_code in (400, 403, 404)
    assert len(reply.content) < 200


def test_no_address_calls_a_handler_by_name(client: httpx.Client) -> None:
    for path in ("/gradio_api/call/ask", "/gradio_api/api/ask", "/gradio_api/run/ask"):
        assert client.post(path, json={"data": ["gold"]}).status_code == 404


def test_another_site_can_neither_read_nor_send(client: httpx.Client) -> None:
    evil = {"Origin": "https://evil.example"}
    assert "access-control-allow-origin" not in client.get("/config", headers=evil).headers
    joined = client.post("/gradio_api/queue/join", json={"data": []}, headers=evil)
    assert joined.status_code == 403


def test_a_file_that_is_too_large_is_refused(assistant: Assistant, settings: Settings) -> None:
    with served(assistant, replace(settings, upload_mb=1)) as address:
        upload = f"{address}/gradio_api/upload"
        large, small = (httpx.post(upload, files={"files": bytes(n)}) for n in (1_200_000, 900_000))
        assert (large.status_code, small.status_code) == (413, 200)
        assert httpx.post(upload, content=bytes(12_000_000)).status_code == 413


def test_one_who_asks_or_judges_too_often_is_told_so_and_loses_nothing(
    browser: Browser, assistant: Assistant, settings: Settings
) -> None:
    once = replace(settings, questions_per_minute=1)
    with served(assistant, once) as address, browser.new_context() as context:
        visit = open_page(Visit(context.new_page()), address)
        visit.ask(GOLD)
        expect(visit.page.locator("#answer-1 .answer")).to_be_visible()
        visit.ask(TUNGSTEN)
        problem = visit.page.locator("#answer-2 .problem")
        expect(problem).to_contain_text("At most 1 question a minute. Try again in ")
        expect(visit.page.get_by_label("Your question")).to_have_value(TUNGSTEN)
        expect(visit.page.locator("#answer-1 .answer")).to_contain_text("4.2 tonnes")
        good, bad = (visit.page.locator(f"#answer-1 .thumb.{kind}") for kind in ("up", "down"))
        good.click()
        expect(good).to_have_attribute("aria-pressed", "true")
        bad.click()
        expect(visit.page.get_by_text("At most 1 opinion a minute.")).to_be_visible()
        expect(good).to_have_attribute("aria-pressed", "true")
