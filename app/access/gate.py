"""Nothing but health and the way in is open to those who are not signed in."""

from __future__ import annotations

import logging
from urllib.parse import quote, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from orelore import SettingsError

from .route import route
from .sessions import Sessions

log = logging.getLogger(__name__)

OPEN = frozenset(
    ("/health", "/ready", "/login", "/page/login.css", "/page/favicon.svg", "/favicon.ico")
)


class Gate:
    """Lets through those who are signed in; leads the others to the page where they can."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or route(scope) in OPEN:
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(HTTPConnection(scope))
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await refusal(scope, receive, send)
        else:
            await send({"type": "websocket.close"})

    def _refusal(self, connection: HTTPConnection) -> Response | None:
        try:
            if self._sessions.user(connection) is not None:
                return None
        except SettingsError as error:  # nobody comes in while the file cannot be read
            log.error("Nobody can sign in: %s", error)
            return PlainTextResponse("Nobody can sign in now. The cause is in the log.", 503)
        if _is_page(connection):
            return RedirectResponse(_login(connection), 303)
        return JSONResponse({"detail": "Sign in first."}, 401)


def _is_page(connection: HTTPConnection) -> bool:
    """Whether a browser opens it: a program would rather be told that it may not."""
    accepted = connection.headers.get("accept", "")
    return connection.scope.get("method") in ("GET", "HEAD") and "text/html" in accepted


def _login(connection: HTTPConnection) -> str:
    wanted = quote(route(connection.scope))
    if connection.url.query:
        wanted += f"?{connection.url.query}"
    query = "" if wanted == "/" else "?" + urlencode({"next": wanted})
    return f"{connection.scope.get('root_path', '')}/login{query}"
