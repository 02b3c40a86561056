"""The cookie that tells who is signed in, and the key that it is signed with."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from orelore import SettingsError, User, Users

COOKIE = "orelore_session"
LASTS_S = 7 * 24 * 3600
_KEY_FILE = "session.key"


class Sessions:
    """Gives the cookie, takes it away, and reads who it belongs to."""

    def __init__(self, users: Users, key: bytes) -> None:
        self._users = users
        self._signer = URLSafeTimedSerializer(key, salt="orelore session")

    def user(self, connection: HTTPConnection) -> User | None:
        """Who sent the request: one who is still in the file, with the same password."""
        try:
            said = self._signer.loads(connection.cookies.get(COOKIE, ""), max_age=LASTS_S)
        except BadData:
            return None
        match said:
            case [str(name), str(mark)]:
                user = self._users.find(name)
                return user if user is not None and user.fingerprint == mark else None
        return None

    def begin(self, user: User, connection: HTTPConnection, response: Response) -> None:
        response.set_cookie(
            COOKIE,
            self._signer.dumps((user.name, user.fingerprint)),
            max_age=LASTS_S,
            path=_path(connection),
            secure=connection.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )

    def end(self, connection: HTTPConnection, response: Response) -> None:
        response.delete_cookie(COOKIE, path=_path(connection), httponly=True, samesite="lax")


def session_key(folder: Path) -> bytes:
    """The key kept in the folder, made when first needed. Raises SettingsError."""
    file = folder / _KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _write_new(file, secrets.token_bytes(32))
        key = file.read_bytes()
    except OSError as error:
        problem = f"the key of the sessions cannot be kept there: {error.strerror}."
        raise SettingsError("ORELORE_DATA", str(folder), problem) from error
    if len(key) < 32:
        raise SettingsError("ORELORE_DATA", str(folder), f"{file} is damaged: delete it.")
    return key


def _write_new(file: Path, key: bytes) -> None:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key)
    draft.replace(file)


def _path(connection: HTTPConnection) -> str:
    return str(connection.scope.get("root_path", "")) or "/"
