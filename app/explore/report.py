"""The whole report of the latest evaluation, as `orelore eval` wrote it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, Response

from orelore import ReadError, Settings, latest_evaluation

from .evaluation_tab import REPORT

# It quotes articles: were a script among them, it could not run, nor reach the page.
SANDBOX = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}


def report_routes(settings: Settings) -> APIRouter:
    """`/evaluation/report`: the HTML of the latest report, in a sandbox."""
    router = APIRouter()

    @router.get(f"/{REPORT}")
    def report() -> Response:
        try:
            found = latest_evaluation(settings.reports)
        except ReadError as error:
            raise HTTPException(503, str(error)) from error
        if found is None or found.page is None:
            raise HTTPException(404, "There is no report. Make one with `orelore eval`.")
        return FileResponse(found.page, media_type="text/html", headers=SANDBOX)

    return router
