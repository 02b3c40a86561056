"""The figures of the corpus as JSON, drawn anew when the corpus changed. The page fetches them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import plotly.graph_objects as go
from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from orelore import Assistant

from ..figures.coverage_figures import publisher_bars, subject_map, timeline
from ..figures.maps import place_map

FIGURES: Mapping[str, Callable[[Assistant, bool], go.Figure]] = {
    "map": lambda assistant, dark: place_map(assistant.places(), dark=dark),
    "subjects": lambda assistant, dark: subject_map(assistant.articles(), dark=dark),
    "timeline": lambda assistant, dark: timeline(assistant.articles(), dark=dark),
    "publishers": lambda assistant, dark: publisher_bars(assistant.articles(), dark=dark),
}


def figure_routes(assistant: Assistant) -> APIRouter:
    """`/figures/NAME?dark=1`: a figure of FIGURES as Plotly's JSON."""
    router = APIRouter()

    @router.get("/figures/{name}")
    def figure(name: str, dark: bool = False) -> Response:
        if name not in FIGURES:
            raise HTTPException(404, f"No figure '{name}'. There are {', '.join(FIGURES)}.")
        drawn = FIGURES[name](assistant, dark)
        return Response(drawn.to_json(), media_type="application/json")

    return router
