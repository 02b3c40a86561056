from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from orelore_app.access.static import serve_files


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "page.css").write_text("p {}")
    server = Starlette()
    serve_files(server, tmp_path)
    return TestClient(server)


def test_a_changed_file_is_sent_again(client: TestClient, tmp_path: Path) -> None:
    first = client.get("/page/page.css")
    assert (first.text, first.headers["cache-control"]) == ("p {}", "no-cache")
    known = {"If-None-Match": first.headers["etag"]}
    assert client.get("/page/page.css", headers=known).status_code == 304
    (tmp_path / "page.css").write_text("p { color: red }")
    assert client.get("/page/page.css", headers=known).text == "p { color: red }"


def test_plotly_is_there_and_nothing_beside_it(client: TestClient) -> None:
    assert b"plotly.js v" in client.get("/plotly.js").content[:300]
    assert client.get("/page/../__init__.py").status_code == 404
    assert client.get("/page/none.css").status_code == 404
