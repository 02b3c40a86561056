from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orelore.admit import app
from orelore.errors import SettingsError
from orelore.users import Users

SECRET = "wool carpet 7"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ORELORE_USERS", str(tmp_path / "users.json"))
    return tmp_path / "users.json"


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, [*arguments], input=given)


def test_a_script_gives_the_password_on_standard_input(file: Path) -> None:
    added = run("add", "amina", "--role", "editor", "--password-stdin", given=f"{SECRET}\n")
    assert (added.exit_code, added.stdout) == (0, "Added 'amina', editor.\n")
    assert Users(file).check("amina", SECRET)


def test_the_password_is_asked_for_twice_and_not_shown(file: Path) -> None:
    added = run("add", "amina", given=f"{SECRET}\n{SECRET}\n")
    assert added.exit_code == 0
    assert added.stdout.endswith("Added 'amina', reader.\n")
    assert SECRET not in added.output
    assert Users(file).check("amina", SECRET)


def test_a_password_that_is_typed_differently_is_asked_for_again(file: Path) -> None:
    typed = f"{SECRET}\nwool carpet 8\n{SECRET}\n{SECRET}\n"
    assert run("add", "amina", given=typed).exit_code == 0
    assert Users(file).check("amina", SECRET)


def test_users_are_listed_and_removed(file: Path) -> None:
    Users(file).add("bolat", "reader", SECRET)
    Users(file).add("amina", "editor", SECRET)
    assert run("list").stdout == "amina\teditor\nbolat\treader\n"
    assert run("remove", "amina").stdout == "Removed 'amina'.\n"
    assert run("list").stdout == "bolat\treader\n"


def test_an_unknown_role_is_wrong_usage(file: Path) -> None:
    assert run("add", "amina", "--role", "queen", "--password-stdin", given=SECRET).exit_code == 2
    assert not file.exists()


def test_without_the_setting_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORELORE_USERS", raising=False)
    error = run("list").exception
    assert isinstance(error, SettingsError)
    assert "ORELORE_USERS" in str(error)
