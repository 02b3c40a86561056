"""Sign-in, where the settings ask for it: what the server and the page need of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request

from orelore import Settings, SettingsError, Users

from .sessions import Sessions, session_key

MayAdd = Callable[[str | None], bool]


@dataclass(frozen=True, slots=True)
class SignIn:
    """The users of a file, and their sessions."""

    users: Users
    sessions: Sessions

    def name(self, request: Request) -> str | None:
        """Who sent the request, as Gradio asks it."""
        user = self.sessions.user(request)
        return user.name if user else None


def open_sign_in(settings: Settings) -> SignIn | None:
    """None where nobody needs to sign in. Raises SettingsError for a file that cannot be used."""
    if settings.users is None:
        return None
    users = Users(settings.users)
    users.all()  # a mistake in the file is told at the start
    return SignIn(users, Sessions(users, session_key(settings.data)))


def adding_right(settings: Settings) -> MayAdd:
    """Tells of a user's name whether they may add articles; where nobody signs in, all may."""
    if settings.users is None:
        return lambda _name: True
    users = Users(settings.users)

    def may_add(name: str | None) -> bool:
        try:
            user = users.find(name) if name else None
        except SettingsError:
            return False
        return user is not None and user.role == "editor"

    return may_add
