from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore_app.access.headers import HEADERS
from orelore_app.access.policy import Policy

PAGE = "<script>one</script><p>\\u003cscript</p><script src='a.js'></script>"


def page(_request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


def own(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Content-Security-Policy": "sandbox"})


def client(root: Route) -> TestClient:
    routes = [root, Route("/other", page), Route("/own", own)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Policy)]))


def test_the_scripts_of_the_page_bear_the_nonce_of_their_response() -> None:
    reply = client(Route("/", page)).get("/")
    (nonce,) = re.findall(r"script-src 'self' 'nonce-([\w-]{20,})' 'unsafe-eval';", _policy(reply))
    assert reply.text.count(f'<script nonce="{nonce}"') == 2
    assert reply.text.replace(f' nonce="{nonce}"', "") == PAGE
    assert int(reply.headers["content-length"]) == len(reply.content)
    assert reply.headers["cache-control"] == "no-store"


def test_the_icon_lies_where_the_page_lies_and_nothing_is_asked_of_the_root() -> None:
    def gradio(_request: Request) -> HTMLResponse:
        return HTMLResponse('<link rel="manifest" href="/manifest.json" />')

    visitor = TestClient(client(Route("/", gradio)).app, root_path="/minerals")
    assert visitor.get("/minerals/").text == '<link rel="icon" href="/minerals/page/favicon.svg">'


def test_each_response_has_another_nonce() -> None:
    visitor = client(Route("/", page))
    assert _policy(visitor.get("/")) != _policy(visitor.get("/"))


def test_the_page_may_come_in_pieces() -> None:
    async def pieces() -> AsyncIterator[str]:
        for piece in ("<scr", "ipt>1</script>", ""):
            yield piece

    def slow(_request: Request) -> StreamingResponse:
        return StreamingResponse(pieces(), media_type="text/html")

    assert re.fullmatch(r'<script nonce=".+">1</script>', client(Route("/", slow)).get("/").text)


def test_no_other_document_may_run_scripts() -> None:
    reply = client(Route("/", page)).get("/other")
    assert reply.text == PAGE
    assert "default-src 'none'" in _policy(reply)
    assert "script-src" not in _policy(reply)


@pytest.mark.parametrize("path", ["/", "/other", "/none"])
def test_every_response_bears_every_header(path: str) -> None:
    reply = client(Route("/", page)).get(path)
    assert {name.lower() for name in HEADERS} <= set(reply.headers)
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in _policy(reply)


def test_a_route_may_be_stricter() -> None:
    assert _policy(client(Route("/", page)).get("/own")) == "sandbox"


def _policy(reply: object) -> str:
    headers = getattr(reply, "headers", {})
    return str(headers["content-security-policy"])
