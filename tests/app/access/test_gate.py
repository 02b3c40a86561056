from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from orelore import Users
from orelore_app.access.gate import Gate
from orelore_app.access.sessions import COOKIE, Sessions
from tests.app.access.conftest import SECRET

ROUTES = [
    ("GET", "/"),
    ("GET", "/config"),
    ("GET", "/assets/nothing.js"),
    ("GET", "/static/js/iframeResizer.contentWindow.min.js"),
    ("GET", "/theme.css"),
    ("GET", "/manifest.json"),
    ("GET", "/page/page.css"),
    ("GET", "/plotly.js"),
    ("GET", "/figures/map"),
    ("GET", "/gradio_api/info"),
    ("GET", "/gradio_api/queue/data?session_hash=x"),
    ("GET", "/gradio_api/heartbeat/x"),
    ("GET", "/gradio_api/file=/etc/passwd"),
    ("GET", "/gradio_api/startup-events"),
    ("POST", "/gradio_api/queue/join"),
    ("POST", "/gradio_api/run/predict"),
    ("POST", "/gradio_api/upload"),
    ("POST", "/gradio_api/cancel"),
    ("POST", "/gradio_api/component_server"),
    ("POST", "/logout"),
    ("GET", "/no/such/path"),
    ("GET", "/health/../config"),
    ("GET", "//config"),
    ("GET", "/login/"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_nothing_is_open_to_one_who_is_not_signed_in(
    method: str, path: str, stranger: httpx.Client
) -> None:
    reply = stranger.request(method, f"{stranger.base_url}{path}".replace(":/" * 2, "://"))
    assert reply.status_code == 401
    assert reply.json() == {"detail": "Sign in first."}


@pytest.mark.slow
def test_health_and_the_way_in_are_open_to_all(stranger: httpx.Client) -> None:
    for path in ("/health", "/ready", "/login", "/page/login.css", "/page/favicon.svg"):
        assert stranger.get(path).status_code == 200


@pytest.mark.slow
def test_one_who_is_signed_in_gets_the_page_and_its_parts(amina: httpx.Client) -> None:
    for path in ("/", "/config", "/page/page.css", "/figures/map", "/theme.css"):
        assert amina.get(path).status_code == 200


@pytest.mark.slow
def test_a_browser_is_led_to_the_form_and_then_to_what_it_wanted(stranger: httpx.Client) -> None:
    html = {"Accept": "text/html,*/*"}
    assert stranger.get("/", headers=html).headers["location"] == "/login"
    wanted = stranger.get("/?kept=a%26b", headers=html).headers["location"]
    assert wanted == "/login?next=%2F%3Fkept%3Da%2526b"
    assert 'name="next" type="hidden" value="/?kept=a%26b"' in stranger.get(wanted).text


@pytest.fixture
def users(tmp_path: Path) -> Users:
    users = Users(tmp_path / "users.json")
    users.add("amina", "editor", SECRET)
    return users


@pytest.fixture
def client(users: Users) -> TestClient:
    """Amina, before a server of one page."""
    sessions = Sessions(users, b"k" * 32)
    middleware = [Middleware(Gate, sessions=sessions)]
    page = Route("/", lambda _request: PlainTextResponse("in"))
    user = users.find("amina")
    assert user is not None
    cookie = sessions._signer.dumps((user.name, user.fingerprint))
    server = Starlette(routes=[page], middleware=middleware)
    return TestClient(server, cookies={COOKIE: cookie})


def test_one_who_is_removed_is_out_at_the_next_request(users: Users, client: TestClient) -> None:
    assert client.get("/").text == "in"
    users.remove("amina")
    assert client.get("/").status_code == 401


def test_a_new_password_ends_the_sessions_of_the_old_one(users: Users, client: TestClient) -> None:
    assert client.get("/").text == "in"
    users.add("amina", "editor", "another carpet")
    assert client.get("/").status_code == 401


def test_nobody_comes_in_while_the_file_is_damaged(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text("{")
    reply = client.get("/")
    assert (reply.status_code, reply.text) == (
        503,
        "Nobody can sign in now. The cause is in the log.",
    )
    (tmp_path / "users.json").write_text("{}")
    assert client.get("/").status_code == 401
