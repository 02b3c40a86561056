from __future__ import annotations

import time
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.requests import HTTPConnection

from orelore import SettingsError, Users
from orelore_app.access.sessions import COOKIE, LASTS_S, Sessions, session_key
from tests.app.access.conftest import SECRET


@pytest.fixture
def users(tmp_path: Path) -> Users:
    users = Users(tmp_path / "users.json")
    users.add("amina", "editor", SECRET)
    return users


def connection(cookie: str) -> HTTPConnection:
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())]
    return HTTPConnection({"type": "http", "headers": headers})


def cookie_of(users: Users, sessions: Sessions) -> str:
    user = users.find("amina")
    assert user is not None
    cookie = sessions._signer.dumps((user.name, user.fingerprint))
    assert isinstance(cookie, str)
    return cookie


def test_a_cookie_tells_whose_it_is(users: Users) -> None:
    sessions = Sessions(users, b"k" * 32)
    user = sessions.user(connection(cookie_of(users, sessions)))
    assert user is not None
    assert user.name == "amina"


def test_a_cookie_that_was_changed_or_signed_with_another_key_is_nobodys(users: Users) -> None:
    sessions = Sessions(users, b"k" * 32)
    cookie = cookie_of(users, sessions)
    other = cookie_of(users, Sessions(users, b"x" * 32))
    name, signed_at, signature = cookie.split(".")
    later = f"{name}.{signed_at[::-1]}.{signature}"
    unsigned = f"{name}.{signed_at}.{signature[::-1]}"
    for text in ("", "x", later, unsigned, "x" + cookie, other):
        assert sessions.user(connection(text)) is None


@pytest.mark.parametrize("data", [None, "amina", ["amina"], ["a", "b", "c"], [["a"], 1], [{}, 1]])
def test_a_cookie_of_another_form_is_nobodys(data: object, users: Users) -> None:
    cookie = URLSafeTimedSerializer(b"k" * 32, salt="orelore session").dumps(data)
    assert isinstance(cookie, str)
    assert Sessions(users, b"k" * 32).user(connection(cookie)) is None


def test_a_cookie_ends_after_a_week(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(users, b"k" * 32)
    cookie = cookie_of(users, sessions)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + LASTS_S - 60)
    assert sessions.user(connection(cookie)) is not None
    monkeypatch.setattr(time, "time", lambda: now + LASTS_S + 60)
    assert sessions.user(connection(cookie)) is None


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    key = session_key(tmp_path / "data")
    file = tmp_path / "data" / "session.key"
    assert session_key(tmp_path / "data") == key == file.read_bytes()
    assert len(key) == 32
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_and_a_folder_in_the_way_are_errors(tmp_path: Path) -> None:
    (tmp_path / "session.key").write_bytes(b"")
    with pytest.raises(SettingsError, match=r"session\.key is damaged: delete it"):
        session_key(tmp_path)
    with pytest.raises(SettingsError, match=r"Setting ORELORE_DATA=.*cannot be kept"):
        session_key(tmp_path / "session.key")
