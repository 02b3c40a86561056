"""Where a request goes within the page, whatever path a proxy shows the page under."""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .headers import HEADERS


def route(scope: Scope) -> str:
    """The path of a request without the path that the page lies under: `/login`."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(root) if path.startswith(f"{root}/") else path


class Rooted:
    """Tells the path that the page lies under, whether or not the proxy strips it."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._root or scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        if path == self._root:  # without the slash, the page would look for its files elsewhere
            await RedirectResponse(f"{self._root}/", headers=HEADERS)(scope, receive, send)
            return
        if not path.startswith(f"{self._root}/"):
            path = self._root + path
        inner = {**scope, "root_path": self._root, "path": path, "raw_path": path.encode()}
        await self._app(inner, receive, send)
