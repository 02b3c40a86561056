"""A small reverse proxy that shows a server under a path, and strips that path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

ROOT = "/minerals"
METHODS = ["GET", "HEAD", "POST"]


@contextmanager
def proxied(address: str) -> Iterator[str]:
    """Where the server is seen through the proxy, without a slash at the end."""
    client = httpx.AsyncClient(base_url=address, timeout=None)

    async def passed(request: Request) -> Response:
        path = "/" + request.path_params["path"]
        query = f"?{request.url.query}" if request.url.query else ""
        asked = client.build_request(
            request.method,
            path + query,
            headers=_forwarded(request),
            content=request.stream() if request.method == "POST" else None,
        )
        reply = await client.send(asked, stream=True)
        done = BackgroundTask(reply.aclose)
        response = StreamingResponse(reply.aiter_raw(), reply.status_code, background=done)
        response.raw_headers = [(name.lower(), value) for name, value in reply.headers.raw]
        return response

    app = Starlette(routes=[Route(ROOT + "/{path:path}", passed, methods=METHODS)])
    with _running(app) as port:
        yield f"http://127.0.0.1:{port}{ROOT}"


def _forwarded(request: Request) -> dict[str, str]:
    ours = {
        "x-forwarded-for": "192.0.2.7",
        "x-forwarded-host": request.headers["host"],
        "x-forwarded-proto": "http",
    }
    return {**request.headers, **ours, "host": "inside.example"}


@contextmanager
def _running(app: Starlette) -> Iterator[int]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    late = monotonic() + 30
    while not server.started:
        assert monotonic() < late, "the proxy did not start"
        sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(timeout=10)
