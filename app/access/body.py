"""How much a request may carry."""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from .route import route

MEGABYTE = 1_000_000
FILES = 10  # of the largest size, in one upload
UPLOAD = "/gradio_api/upload"


class BodyLimit:
    """Answers 413 to a body that is too large: files may be larger than anything else."""

    def __init__(self, app: ASGIApp, upload_mb: int) -> None:
        self._upload = RequestBodyLimitMiddleware(app, (upload_mb * FILES + 1) * MEGABYTE)
        self._other = RequestBodyLimitMiddleware(app, 2 * MEGABYTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_upload = scope["type"] == "http" and route(scope) == UPLOAD
        await (self._upload if is_upload else self._other)(scope, receive, send)
