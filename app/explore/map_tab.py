"""The tab with the map of the places."""

from __future__ import annotations

from orelore import Assistant

from ..bridge import pane
from ..figures.embed import fetched


def map_tab(assistant: Assistant) -> None:
    """Put the map into the page that is being made."""
    pane(fetched("map", label=f"Map of {len(assistant.places())} places"), "map")
