"""The tab that shows how good the answers are."""

from __future__ import annotations

from orelore import Settings

from ..bridge import pane


def evaluation_tab(settings: Settings) -> None:
    """Put the latest report into the page that is being made."""
    pane(f"Reports lie in {settings.reports}.", "evaluation")
