"""Signing in and out."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from orelore import SettingsError, Users

from .limits import Attempts, address_of
from .login_page import login_page
from .sessions import Sessions

log = logging.getLogger(__name__)

WRONG = "This name and password do not go together."
BROKEN = "Nobody can sign in now. The cause is in the log of the server."
LONGEST_PATH = 32_768  # a question of 2,000 letters may take half of it
Text = Annotated[str, Form(max_length=4096)]


def login_routes(users: Users, sessions: Sessions) -> APIRouter:
    """`/login` and `/logout`."""
    router, attempts = APIRouter(), Attempts()

    @router.get("/login")
    def form(request: Request, next: str = "/") -> HTMLResponse:
        return _form(request, 200, wanted=next)

    # Not async: checking a password takes a while, which others need not wait for.
    @router.post("/login", response_model=None)
    def sign_in(
        request: Request, name: Text = "", password: Text = "", next: Annotated[str, Form()] = "/"
    ) -> HTMLResponse | RedirectResponse:
        address = address_of(request.client)
        if wait := attempts.seconds_to_wait(name, address):
            problem = f"Too many attempts. Try again in {wait} seconds."
            return _form(request, 429, problem, name, next)
        try:
            user = users.check(name, password)
        except SettingsError as error:
            log.error("Nobody can sign in: %s", error)
            return _form(request, 503, BROKEN, name, next)
        if user is None:
            log.warning("A sign-in as %r from %s was refused", name, address)
            return _form(request, 401, WRONG, name, next)
        response = RedirectResponse(_root(request) + safe_path(next), 303)
        sessions.begin(user, request, response)
        return response

    @router.post("/logout")
    def sign_out(request: Request) -> RedirectResponse:
        response = RedirectResponse(f"{_root(request)}/login", 303)
        sessions.end(request, response)
        return response

    return router


def safe_path(wanted: str) -> str:
    """A path of ours; the front page for what could lead to another site, or is no link of ours."""
    is_ours = wanted.startswith("/") and wanted.isprintable() and wanted.isascii()
    if not is_ours or "\\" in wanted or "//" in wanted.partition("?")[0]:
        return "/"
    return wanted if len(wanted) <= LONGEST_PATH else "/"


def _form(
    request: Request, status: int, problem: str = "", name: str = "", wanted: str = "/"
) -> HTMLResponse:
    page = login_page(_root(request), problem=problem, name=name, wanted=safe_path(wanted))
    return HTMLResponse(str(page), status, {"Cache-Control": "no-store"})


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
