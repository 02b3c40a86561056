from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from orelore import Users
from orelore_app.access.login import login_routes, safe_path
from orelore_app.access.route import Rooted
from orelore_app.access.sessions import Sessions
from tests.app.access.conftest import SECRET


@pytest.fixture
def server(tmp_path: Path) -> FastAPI:
    users = Users(tmp_path / "users.json")
    users.add("amina", "editor", SECRET)
    server = FastAPI(middleware=[Middleware(Rooted, root_path="/minerals")])
    server.include_router(login_routes(users, Sessions(users, b"k" * 32)))
    return server


@pytest.fixture
def client(server: FastAPI) -> Iterator[TestClient]:
    with TestClient(server, follow_redirects=False) as client:
        yield client


def given(name: str = "amina", password: str = SECRET, wanted: str = "/") -> dict[str, str]:
    return {"name": name, "password": password, "next": wanted}


def test_the_right_password_gives_a_cookie_that_scripts_and_other_sites_cannot_use(
    client: TestClient,
) -> None:
    reply = client.post("/login", data=given(wanted="/?kept=abc"))
    assert (reply.status_code, reply.headers["location"]) == (303, "/minerals/?kept=abc")
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("orelore_session=")
    assert {"HttpOnly", "Path=/minerals", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_https_the_cookie_goes_over_https_alone(server: FastAPI) -> None:
    with TestClient(server, base_url="https://testserver", follow_redirects=False) as client:
        assert "Secure" in client.post("/login", data=given()).headers["set-cookie"].split("; ")


@pytest.mark.parametrize(("name", "password"), [("amina", "wrong"), ("bolat", SECRET), ("", "")])
def test_wrong_names_and_wrong_passwords_are_told_alike(
    name: str, password: str, client: TestClient
) -> None:
    reply = client.post("/login", data=given(name, password, "/?kept=abc"))
    assert reply.status_code == 401
    assert "This name and password do not go together." in reply.text
    assert 'value="/?kept=abc"' in reply.text
    assert "set-cookie" not in reply.headers


def test_a_name_that_is_markup_stays_text(client: TestClient) -> None:
    reply = client.post("/login", data=given('"><script>', "wrong"))
    assert 'value="&#34;&gt;&lt;script&gt;"' in reply.text
    assert "<script" not in reply.text


def test_the_sixth_attempt_in_a_minute_has_to_wait_even_with_the_right_password(
    client: TestClient,
) -> None:
    for _ in range(5):
        assert client.post("/login", data=given(password="wrong")).status_code == 401
    reply = client.post("/login", data=given())
    assert reply.status_code == 429
    assert "Too many attempts. Try again in" in reply.text
    assert "set-cookie" not in reply.headers


def test_signing_out_takes_the_cookie_away(client: TestClient) -> None:
    client.post("/login", data=given())
    reply = client.post("/logout")
    assert (reply.status_code, reply.headers["location"]) == (303, "/minerals/login")
    assert 'orelore_session=""' in reply.headers["set-cookie"]
    assert "Max-Age=0" in reply.headers["set-cookie"]


def test_a_link_cannot_sign_anybody_out(client: TestClient) -> None:
    assert client.get("/logout").status_code == 405


def test_a_file_that_cannot_be_read_is_told_without_its_name(
    client: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "users.json").write_text("{")
    reply = client.post("/login", data=given())
    assert reply.status_code == 503
    assert "Nobody can sign in now." in reply.text
    assert "users.json" not in reply.text


def test_a_question_of_2000_letters_is_led_back_to(client: TestClient) -> None:
    wanted = "/?q=" + quote("ж" * 2000)
    form = {"name": "amina", "password": SECRET, "next": wanted}
    assert client.post("/minerals/login", data=form).headers["location"] == f"/minerals{wanted}"
    too_long = client.post("/minerals/login", data={**form, "next": "/" + "a" * 40_000})
    assert too_long.headers["location"] == "/minerals/"


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/?kept=abc", "/?kept=abc"),
        ("/?url=https://example.org", "/?url=https://example.org"),
        *((other, "/") for other in ("//evil.example", "https://evil.example", "", "evil")),
        *((other, "/") for other in ("/\\evil.example", "/a//b", "/\nx", "/\u2028", "/\t/x")),
    ],
)
def test_one_is_led_to_paths_of_ours_alone(wanted: str, path: str) -> None:
    assert safe_path(wanted) == path
