"""Who may sign in to the page: a JSON file of names, roles and hashes of passwords."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from orelore.errors import SettingsError, field_problem

Role = Literal["reader", "editor"]
SETTING = "ORELORE_USERS"
SHORTEST = 10  # characters of a password
LONGEST = 1024
_NAME = re.compile(r"[\w.@-]{1,64}")

# scrypt needs much memory for each guess, takes passwords of any length (bcrypt reads 72 bytes) and
# is part of Python. About 32 MB and a quarter of a second: one of the sets that OWASP recommends.
_COST = {"n": 2**15, "r": 8, "p": 3, "maxmem": 64 * 2**20}
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class User:
    """One who may sign in."""

    name: str
    role: Role
    hash: str  # salt and scrypt key, both in base64, with a $ between them

    @property
    def fingerprint(self) -> str:
        """Changes with the password, so that a session ends when its password is replaced."""
        return hashlib.sha256(self.hash.encode()).hexdigest()[:16]


class Users:
    """The users of a file, read again whenever it changes. Each call can raise SettingsError."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, int, int] | None = None
        self._users: Mapping[str, User] = {}

    def all(self) -> list[User]:
        return sorted(self._read().values(), key=lambda user: user.name)

    def find(self, name: str) -> User | None:
        return self._read().get(_plain(name))

    def check(self, name: str, password: str) -> User | None:
        """The user of this name and password. Takes as long for a name that nobody has."""
        user = self.find(name)
        is_right = _matches(password, user.hash if user else _NOBODY)
        return user if is_right else None

    def add(self, name: str, role: Role, password: str) -> bool:
        """Add a user, or give one a new role and password; whether the name is new."""
        name = _plain(name)
        if not _NAME.fullmatch(name):
            raise SettingsError("name", name, "take letters, digits and . _ - @, 64 at most.")
        if not SHORTEST <= len(password) <= LONGEST:
            problem = f"take {SHORTEST} characters or more, {LONGEST} at most."
            raise SettingsError("password", "(not shown)", problem)
        users = dict(self._read()) if self._file.exists() else {}
        is_new = name not in users
        self._write({**users, name: User(name, role, _hashed(password))})
        return is_new

    def remove(self, name: str) -> None:
        users = dict(self._read())
        if users.pop(_plain(name), None) is None:
            raise SettingsError("name", name, "no user has it. `orelore users list` shows all.")
        self._write(users)

    def _read(self) -> Mapping[str, User]:
        try:
            state = self._file.stat()
            # A file that is replaced at once may have the time of the one before it.
            seen = (state.st_mtime_ns, state.st_size, state.st_ino)
            if seen != self._seen:
                _require_private(self._file, state.st_mode)
                self._users, self._seen = _parsed(self._file), seen
        except OSError as error:
            problem = f"it cannot be read ({error.strerror}). `orelore users add NAME` makes it."
            raise SettingsError(SETTING, str(self._file), problem) from error
        return self._users

    def _write(self, users: Mapping[str, User]) -> None:
        data = {user.name: {"role": user.role, "hash": user.hash} for user in users.values()}
        text = TypeAdapter(dict[str, dict[str, str]]).dump_json(data, indent=1)
        draft = self._file.with_name(f".{self._file.name}.{secrets.token_hex(4)}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Made with its mode: at no moment can others read it.
            with os.fdopen(
                os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as out:
                out.write(text + b"\n")
            draft.replace(self._file)
        except OSError as error:
            problem = f"it cannot be written: {error.strerror}."
            raise SettingsError(SETTING, str(self._file), problem) from error
        finally:
            draft.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Entry:
    role: Role
    hash: str


def _parsed(file: Path) -> dict[str, User]:
    try:
        entries = TypeAdapter(dict[str, _Entry]).validate_json(file.read_bytes())
    except ValidationError as error:
        problem = f"it is not a file of users, at {field_problem(error)}."
        raise SettingsError(SETTING, str(file), problem) from error
    return {name: User(name, entry.role, entry.hash) for name, entry in entries.items()}


def _require_private(file: Path, mode: int) -> None:
    if os.name == "posix" and mode & 0o077:
        problem = f"others can read it. Close it with `chmod 600 {file}`."
        raise SettingsError(SETTING, str(file), problem)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def _hashed(password: str) -> str:
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{_text(salt)}${_text(_key(password, salt))}"


def _matches(password: str, hashed: str) -> bool:
    salt, _, key = hashed.partition("$")
    try:
        expected = base64.b64decode(key, validate=True)
        found = _key(password[: LONGEST + 1], base64.b64decode(salt, validate=True))
    except ValueError:  # somebody edited the hash: nobody has its password
        return False
    return hmac.compare_digest(found, expected)


def _key(password: str, salt: bytes) -> bytes:
    # The same password typed on another machine may come in other code points.
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    return hashlib.scrypt(typed, salt=salt, **_COST)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


_NOBODY = f"{_text(bytes(_SALT_BYTES))}${_text(bytes(64))}"  # the hash of no password
