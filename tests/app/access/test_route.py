from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore_app.access.route import Rooted, route


def client(root_path: str) -> TestClient:
    def told(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{request.scope['root_path']} {route(request.scope)}")

    routes = [Route("/", told), Route("/login", told), Route("/minerals", told)]
    server = Starlette(routes=routes, middleware=[Middleware(Rooted, root_path=root_path)])
    return TestClient(server, follow_redirects=False)


@pytest.mark.parametrize(
    ("root_path", "path", "told"),
    [
        ("", "/login", " /login"),
        ("", "/minerals", " /minerals"),
        ("/minerals", "/login", "/minerals /login"),
        ("/minerals", "/minerals/login", "/minerals /login"),
        ("/minerals", "/minerals/", "/minerals /"),
        ("/minerals", "/", "/minerals /"),
    ],
)
def test_a_page_is_found_whether_or_not_the_proxy_strips_its_path(
    root_path: str, path: str, told: str
) -> None:
    assert client(root_path).get(path).text == told


def test_the_path_alone_leads_to_the_path_with_a_slash() -> None:
    reply = client("/minerals").get("/minerals")
    assert (reply.status_code, reply.headers["location"]) == (307, "/minerals/")
    assert reply.headers["x-content-type-options"] == "nosniff"
