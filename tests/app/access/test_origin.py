from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore_app.access.origin import SameOrigin


@pytest.fixture
def client() -> TestClient:
    def done(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("done")

    route = Route("/", done, methods=["GET", "POST"])
    return TestClient(Starlette(routes=[route], middleware=[Middleware(SameOrigin)]))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_what_another_site_sends_is_refused(headers: dict[str, str], client: TestClient) -> None:
    assert client.post("/", headers=headers).status_code == 403
    assert client.get("/", headers=headers).text == "done"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "https://ore.example", "X-Forwarded-Host": "ore.example"},
    ],
)
def test_our_own_pages_and_programs_may_send(headers: dict[str, str], client: TestClient) -> None:
    assert client.post("/", headers=headers).text == "done"
