"""What the server tells browsers to refuse, on every response."""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .headers import add_headers
from .route import route

# `unsafe-eval`: Gradio makes functions of the text of `js_on_load` and of its templates. Scripts
# that stand in the HTML are refused all the same, unless they bear the nonce of their response.
# Styles in the HTML are needed by Gradio and by Plotly.
_PAGE = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_SCRIPT = b"<script"
# Of a file at the root of the site, where the page may not lie. The page has no manifest, and a
# browser that is told of no icon looks for one at the root too.
_MANIFEST = b'<link rel="manifest" href="/manifest.json" />'


class Policy:
    """Adds the headers to each response, and a nonce to the scripts of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reply = _Page(send, scope.get("root_path", "")) if route(scope) == "/" else _Other(send)
        await self._app(scope, receive, reply)


class _Other:
    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            add_headers(MutableHeaders(scope=message))
        await self._send(message)


class _Page:
    """Holds the page back until it is whole: its length changes."""

    def __init__(self, send: Send, root: str) -> None:
        self._send = send
        self._icon = f'<link rel="icon" href="{root}/page/favicon.svg">'.encode()
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._signed(Headers(scope=self._start))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})

    def _signed(self, found: Headers) -> bytes:
        headers = MutableHeaders(scope=self._start)
        add_headers(headers)
        if "text/html" not in found.get("content-type", ""):
            return self._body
        nonce = secrets.token_urlsafe(16)
        headers["Content-Security-Policy"] = _PAGE.format(nonce=nonce)
        headers["Cache-Control"] = "no-store"  # a nonce is for once
        # Gradio writes every < of a value as \u003c: what looks like a script is one.
        body = self._body.replace(_SCRIPT, _SCRIPT + f' nonce="{nonce}"'.encode())
        body = body.replace(_MANIFEST, self._icon)
        if self._body:  # a HEAD has none, and keeps the length that a GET would have had
            headers["Content-Length"] = str(len(body))
        return body
