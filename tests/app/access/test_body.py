from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore_app.access.body import MEGABYTE, UPLOAD, BodyLimit


@pytest.fixture
def client() -> TestClient:
    async def size(request: Request) -> PlainTextResponse:
        return PlainTextResponse(str(len(await request.body())))

    every = Route("/{path:path}", size, methods=["POST"])
    return TestClient(Starlette(routes=[every], middleware=[Middleware(BodyLimit, upload_mb=1)]))


def test_files_may_be_larger_than_anything_else(client: TestClient) -> None:
    assert client.post("/gradio_api/run/predict", content=bytes(2 * MEGABYTE)).text == "2000000"
    assert client.post("/gradio_api/run/predict", content=bytes(2 * MEGABYTE + 1)).is_error
    assert client.post(UPLOAD, content=bytes(11 * MEGABYTE)).text == "11000000"
    assert client.post(UPLOAD, content=bytes(11 * MEGABYTE + 1)).status_code == 413


def test_a_body_that_does_not_tell_its_size_is_counted(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(3):
            yield bytes(MEGABYTE)

    assert client.post("/login", content=pieces()).status_code == 413
