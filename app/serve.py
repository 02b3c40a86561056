"""The server of the page: the page itself, its files, its figures and its state of health."""

from __future__ import annotations

import socket

import gradio as gr
import uvicorn
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.middleware import Middleware

from orelore import Assistant, OreloreError, Settings, SettingsError

from .access.doors import Doors
from .access.headers import HEADERS
from .access.layers import layers
from .access.login import login_routes
from .access.room import make_room
from .access.sign_in import open_sign_in
from .access.static import serve_files
from .explore.figures import figure_routes
from .explore.report import report_routes
from .page import create_page, looks
from .theme import STATIC

STOPPING_S = 5  # what an answer that is being written is given when the server stops


def create_server(assistant: Assistant, settings: Settings) -> FastAPI:
    """The page around an assistant that is already open, with everything that it loads."""
    sign_in = open_sign_in(settings)
    server = FastAPI(
        title="Orelore",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=layers(settings, sign_in),
        exception_handlers={Exception: _broken},
    )
    server.include_router(_health(assistant))
    server.include_router(figure_routes(assistant))
    server.include_router(report_routes(settings))
    if sign_in:
        server.include_router(login_routes(sign_in.users, sign_in.sessions))
    serve_files(server, STATIC)
    page = create_page(assistant, settings)
    make_room(page)
    gr.mount_gradio_app(
        server,
        page,
        path="/",
        app_kwargs={"middleware": [Middleware(Doors)]},
        auth_dependency=sign_in.name if sign_in else None,
        max_file_size=f"{settings.upload_mb}mb",
        **looks(settings.root_path),
    )
    return server


def serve(assistant: Assistant, settings: Settings) -> None:
    """Serve the page until interrupted; port 0 takes a free one. Raises SettingsError."""
    with _listening(settings.host, settings.port) as listener:
        config = uvicorn.Config(
            create_server(assistant, settings),
            log_level="warning",
            proxy_headers=True,
            server_header=False,
            timeout_graceful_shutdown=STOPPING_S,
        )
        uvicorn.Server(config).run(sockets=[listener])


async def _broken(_request: Request, _error: Exception) -> PlainTextResponse:
    # This response is made outside of all layers; uvicorn logs the cause.
    return PlainTextResponse("Something went wrong.", 500, HEADERS)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        problem = f"nothing can listen there on {host}; is it in use? Choose another one."
        raise SettingsError("ORELORE_PORT", port, problem) from error


def _health(assistant: Assistant) -> APIRouter:
    """`/health` tells that the server runs, `/ready` that it can answer."""
    router = APIRouter()

    @router.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready")
    def ready() -> JSONResponse:
        try:
            articles = assistant.coverage().articles
        except OreloreError as error:
            return JSONResponse({"status": "not ready", "problem": str(error)}, status_code=503)
        return JSONResponse({"status": "ready", "articles": articles})

    return router
