"""The ways into Gradio that the page uses. All others are closed, today's and tomorrow's."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .route import route

_API = "/gradio_api"
_FILES = ("/assets/", "/static/")
_PAGE = ("/", "/theme.css", "/favicon.ico", "/robots.txt", "/manifest.json", "/config")
_CALLS = (
    *("theme.css", "startup-events", "queue/join", "queue/data", "cancel", "reset"),
    *("upload", "upload_progress", "component_server", "run/predict", "login_check"),
)
_WITH_NAMES = (f"{_API}/heartbeat/", f"{_API}/file=")
_OPEN = {*_PAGE, *(f"{_API}/{call}" for call in _CALLS)}


class Doors:
    """Stands before Gradio, and answers 404 to whatever the page does not use."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_open(route(scope)):
            await self._app(scope, receive, send)
            return
        if scope["type"] == "http":
            await JSONResponse({"detail": "Not Found"}, 404)(scope, receive, send)
            return
        await send({"type": "websocket.close"})


def is_open(path: str) -> bool:
    """Whether the page uses it. Gradio would fetch a file of another site: it may not."""
    if path in _OPEN:
        return True
    return path.startswith((*_FILES, *_WITH_NAMES)) and "://" not in path
