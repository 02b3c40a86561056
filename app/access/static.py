"""Files of the page, which browsers keep, and ask each time whether they are still the same."""

from __future__ import annotations

from pathlib import Path

from plotly import package_data
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_PLOTLY = Path(package_data.__path__[0])


class PageFiles(StaticFiles):
    """A folder of files. An unchanged file is answered with 304, and nothing in it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def serve_files(server: Starlette, folder: Path) -> None:
    """`/page/NAME`: a file of the folder. `/plotly.js`: the library that draws figures."""
    plotly = PageFiles(directory=_PLOTLY)

    async def library(request: Request) -> Response:
        return await plotly.get_response("plotly.min.js", request.scope)

    server.mount("/page", PageFiles(directory=folder))
    server.add_route("/plotly.js", library)
