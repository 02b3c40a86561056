"""Requests that another site makes a reader's browser send are refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_SAFE = ("GET", "HEAD", "OPTIONS")
_OWN = ("same-origin", "none")


class SameOrigin:
    """Refuses what would change something and comes from a page of another site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _SAFE or is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        await PlainTextResponse("Not from another site.", 403)(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Whether a request comes from our own pages, or from a program, which sends neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN
    origin = headers.get("origin")
    if origin is None:
        return True
    hosts = (headers.get("host"), headers.get("x-forwarded-host"))
    return urlsplit(origin).netloc in hosts
