from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore_app.access.doors import Doors, is_open


@pytest.mark.parametrize(
    "path", ["/", "/assets/index.js", "/gradio_api/queue/join", "/gradio_api/file=/tmp/a.pdf"]
)
def test_what_the_page_uses_is_open(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        *("/docs", "/openapi.json", "/monitoring", "/monitoring/summary", "/svelte/x", "/logout"),
        *("/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/proxy=https://a.hf.space"),
        *("/gradio_api/call/ask", "/gradio_api/run/ask", "/gradio_api/runs", "/gradio_api/token"),
        *("/gradio_api/vibe-edit", "/gradio_api/dev/reload", "/gradio_api/deep_link"),
        *("/gradio_api/file=https://example.org/a", "/gradio_api/file/etc/passwd", "//"),
    ],
)
def test_what_it_does_not_use_is_closed(path: str) -> None:
    assert not is_open(path)


def test_a_closed_door_is_not_there() -> None:
    every = Route("/{path:path}", lambda _request: PlainTextResponse("in"))
    client = TestClient(Starlette(routes=[every], middleware=[Middleware(Doors)]))
    assert client.get("/config").text == "in"
    assert client.get("/gradio_api/info").status_code == 404
