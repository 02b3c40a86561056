"""The server of the page: the page itself, its files, its figures and its state of health."""

from __future__ import annotations

import socket
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from plotly import package_data

from orelore import Assistant, OreloreError, Settings, SettingsError

from .explore.figures import figure_routes
from .page import create_page, looks
from .theme import STATIC

PLOTLY = Path(package_data.__path__[0]) / "plotly.min.js"
A_WEEK = {"Cache-Control": "public, max-age=604800"}


def create_server(assistant: Assistant, settings: Settings) -> FastAPI:
    """The page around an assistant that is already open, with everything that it loads."""
    server = FastAPI(title="Orelore", docs_url=None, redoc_url=None, openapi_url=None)
    server.include_router(_health(assistant))
    server.include_router(figure_routes(assistant))
    server.mount("/page", StaticFiles(directory=STATIC))
    server.add_api_route("/plotly.js", lambda: FileResponse(PLOTLY, headers=A_WEEK))
    gr.mount_gradio_app(
        server, create_page(assistant, settings), path="/", **looks(settings.root_path)
    )
    return server


def serve(assistant: Assistant, settings: Settings) -> None:
    """Serve the page until interrupted; port 0 takes a free one. Raises SettingsError."""
    with _listening(settings.host, settings.port) as listener:
        config = uvicorn.Config(
            create_server(assistant, settings),
            root_path=settings.root_path,
            log_level="warning",
            proxy_headers=True,
        )
        uvicorn.Server(config).run(sockets=[listener])


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
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready")
    def ready() -> JSONResponse:
        try:
            articles = assistant.coverage().articles
        except OreloreError as error:
            return JSONResponse({"status": "not ready", "problem": str(error)}, status_code=503)
        return JSONResponse({"status": "ready", "articles": articles})

    return router
