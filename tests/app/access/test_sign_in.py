from __future__ import annotations

from pathlib import Path

import pytest

from orelore import Settings, SettingsError, Users
from orelore_app.access.sign_in import adding_right, open_sign_in
from tests.app.access.conftest import SECRET


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = tmp_path / "users.json"
    Users(file).add("amina", "editor", SECRET)
    Users(file).add("bolat", "reader", SECRET)
    return Settings(users=file, data=tmp_path / "data")


def test_where_nobody_signs_in_everybody_may_add() -> None:
    assert open_sign_in(Settings()) is None
    assert adding_right(Settings())(None)


def test_where_one_signs_in_editors_may_add(settings: Settings) -> None:
    may_add = adding_right(settings)
    assert may_add("amina")
    assert not may_add("bolat")
    assert not may_add("carlo")
    assert not may_add(None)
    assert not may_add("")


def test_the_right_ends_with_the_role_and_while_the_file_is_damaged(settings: Settings) -> None:
    may_add = adding_right(settings)
    assert settings.users is not None
    Users(settings.users).add("amina", "reader", SECRET)
    assert not may_add("amina")
    Users(settings.users).add("amina", "editor", SECRET)
    assert may_add("amina")
    settings.users.write_text("{")
    assert not may_add("amina")


def test_a_damaged_file_is_told_at_the_start(settings: Settings) -> None:
    assert open_sign_in(settings)
    assert settings.users is not None
    settings.users.write_text("{")
    with pytest.raises(SettingsError, match="it is not a file of users"):
        open_sign_in(settings)
