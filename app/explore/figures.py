"""The figures of the corpus as JSON, drawn anew when the corpus changed. The page fetches them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import plotly.graph_objects as go
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from orelore import Assistant, OreloreError

from ..figures.coverage_figures import publisher_bars, subject_map, timeline
from ..figures.maps import place_map

FIGURES: Mapping[str, Callable[[Assistant, bool], go.Figure]] = {
    "map": lambda assistant, dark: place_map(assistant.places(), dark=dark),
    "subjects": lambda assistant, dark: subject_map(assistant.articles(), dark=dark),
    "timeline": lambda assistant, dark: timeline(assistant.articles(), dark=dark),
    "publishers": lambda assistant, dark: publisher_bars(assistant.articles(), dark=dark),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as it goes over the network."""

    body: str  # JSON
    tag: str  # another one for another body

    @classmethod
    def of(cls, figure: go.Figure) -> Drawn:
        body = figure.to_json()
        return cls(body, f'W/"{sha256(body.encode()).hexdigest()[:20]}"')


def figure_routes(assistant: Assistant) -> APIRouter:
    """`/figures/NAME?dark=1`: a figure of FIGURES as Plotly's JSON."""
    router = APIRouter()

    @lru_cache(maxsize=2 * len(FIGURES))  # each in both looks; those of older versions drop out
    def drawn(name: str, dark: bool, _version: str) -> Drawn:
        return Drawn.of(FIGURES[name](assistant, dark))

    @router.get("/figures/{name}")
    def figure(request: Request, name: str, dark: bool = False) -> Response:
        if name not in FIGURES:
            raise HTTPException(404, f"No figure '{name}'. There are {', '.join(FIGURES)}.")
        try:
            return reply(drawn(name, dark, assistant.version), request.headers)
        except OreloreError as error:
            raise HTTPException(503, str(error)) from error

    return router


def reply(drawn: Drawn, headers: Mapping[str, str]) -> Response:
    """The figure for a browser with these request headers; without a body where it has it."""
    # The browser asks each time whether its copy still holds: the corpus may have changed.
    sent = {"ETag": drawn.tag, "Cache-Control": "private, no-cache"}
    if headers.get("if-none-match") == drawn.tag:
        return Response(status_code=304, headers=sent)
    return Response(drawn.body, headers=sent, media_type="application/json")
