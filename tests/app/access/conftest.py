"""The page where one has to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from orelore import Assistant, Settings, Users
from tests.app.browsing import served

SECRET = "wool carpet 7"


@pytest.fixture(scope="session")
def users_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("users") / "users.json"
    users = Users(file)
    users.add("amina", "editor", SECRET)
    users.add("bolat", "reader", SECRET)
    return file


@pytest.fixture(scope="session")
def guarded(assistant: Assistant, settings: Settings, users_file: Path) -> Iterator[str]:
    """The address of a page that asks who one is."""
    with served(assistant, replace(settings, users=users_file)) as found:
        yield found


@pytest.fixture
def stranger(guarded: str) -> Iterator[httpx.Client]:
    """One who is not signed in."""
    with httpx.Client(base_url=guarded) as client:
        yield client


@pytest.fixture(scope="session")
def pass_of_amina(guarded: str) -> str:
    """Her cookie: got once, for a minute has only so many sign-ins."""
    with httpx.Client(base_url=guarded) as client:
        client.post("/login", data={"name": "amina", "password": SECRET})
        return client.cookies["orelore_session"]


@pytest.fixture
def amina(guarded: str, pass_of_amina: str) -> Iterator[httpx.Client]:
    """One who is signed in."""
    cookies = {"orelore_session": pass_of_amina}
    with httpx.Client(base_url=guarded, cookies=cookies) as client:
        yield client
