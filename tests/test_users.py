from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import SettingsError
from orelore.users import Users

SECRET = "wool carpet 7"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "users.json"


@pytest.fixture
def users(file: Path) -> Users:
    users = Users(file)
    users.add("amina", "editor", SECRET)
    return users


def test_a_user_is_known_by_name_and_password(users: Users) -> None:
    found = users.check("amina", SECRET)
    assert found is not None
    assert (found.name, found.role) == ("amina", "editor")
    assert users.check("amina", SECRET + "!") is None
    assert users.check("bolat", SECRET) is None
    assert users.check("amina", "") is None


def test_the_file_holds_no_password_and_only_its_owner_reads_it(users: Users, file: Path) -> None:
    assert users.find("amina")
    assert SECRET not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["users.json"]


def test_two_users_of_one_password_have_different_hashes(users: Users) -> None:
    assert users.add("bolat", "reader", SECRET) is True
    assert len({user.hash for user in users.all()}) == 2


def test_a_long_password_counts_to_its_end(users: Users) -> None:
    users.add("bolat", "reader", "a" * 80 + "b")
    assert users.check("bolat", "a" * 80 + "c") is None
    assert users.check("bolat", "a" * 80 + "b")


def test_a_name_and_a_password_may_be_typed_in_either_form_of_unicode(users: Users) -> None:
    users.add("zoe\u0308", "reader", "cafe\u0301 cafe\u0301")
    assert users.check("zo\u00eb", "caf\u00e9 caf\u00e9")


def test_adding_again_gives_a_new_role_and_password(users: Users) -> None:
    before = users.find("amina")
    assert users.add("amina", "reader", "another carpet") is False
    after = users.find("amina")
    assert before is not None
    assert after is not None
    assert after.role == "reader"
    assert after.fingerprint != before.fingerprint
    assert users.check("amina", SECRET) is None


def test_what_another_process_writes_is_read(users: Users, file: Path) -> None:
    Users(file).add("bolat", "reader", SECRET)
    assert [user.name for user in users.all()] == ["amina", "bolat"]
    Users(file).remove("amina")
    assert users.find("amina") is None
    assert users.check("amina", SECRET) is None


@pytest.mark.parametrize("name", ["", "a b", "a/b", "<b>", "n" * 65, "a\n"])
def test_a_name_is_of_letters_and_digits(name: str, users: Users) -> None:
    before = len(users.all())
    if name == "a\n":  # what surrounds a name is not part of it
        assert users.add(name, "reader", SECRET)
        assert users.find("a")
        return
    with pytest.raises(SettingsError, match=r"Setting name=.*take letters"):
        users.add(name, "reader", SECRET)
    assert len(users.all()) == before


@pytest.mark.parametrize("password", ["", "123456789", "x" * 1025])
def test_a_password_is_neither_short_nor_endless_and_never_told(
    password: str, users: Users
) -> None:
    with pytest.raises(SettingsError, match="take 10 characters or more") as caught:
        users.add("bolat", "reader", password)
    assert not password or password not in str(caught.value)


def test_removing_somebody_who_is_not_there_is_an_error(users: Users) -> None:
    with pytest.raises(SettingsError, match="no user has it"):
        users.remove("bolat")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "it is not a file of users, at Invalid JSON"),
        ('{"amina": {"role": "queen", "hash": "x"}}', "field `amina.role`"),
        ('{"amina": {"role": "reader"}}', "field `amina.hash`"),
    ],
)
def test_a_file_that_is_not_of_users_is_named_with_its_mistake(
    text: str, problem: str, users: Users, file: Path
) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError, match="Setting ORELORE_USERS=") as caught:
        users.all()
    assert problem in str(caught.value)


def test_a_file_that_others_can_read_is_refused(users: Users, file: Path) -> None:
    file.write_text(file.read_text() + " ")
    file.chmod(0o640)
    with pytest.raises(SettingsError, match=r"others can read it\. Close it with `chmod 600"):
        users.find("amina")


def test_a_file_that_is_not_there_is_an_error_that_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="`orelore users add NAME` makes it"):
        Users(tmp_path / "none.json").find("amina")


@pytest.mark.parametrize("hashed", ["", "$", "abc", "AAAA$", "é$é"])
def test_nobody_has_the_password_of_a_damaged_hash(hashed: str, users: Users, file: Path) -> None:
    file.write_text(json.dumps({"amina": {"role": "reader", "hash": hashed}}))
    assert users.check("amina", "") is None
    assert users.check("amina", SECRET) is None
