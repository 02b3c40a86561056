"""The page: a tab for each thing to do. What each shows is made in its own folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from orelore import Assistant, Settings

from .bridge import pane
from .chat.tab import chat_tab
from .explore.articles_tab import articles_tab
from .explore.coverage_tab import coverage_tab
from .explore.evaluation_tab import evaluation_tab
from .explore.map_tab import map_tab
from .header import header
from .theme import STATIC, theme

SCRIPTS = ("bridge.js", "figures.js", "page.js")  # in the order in which they are needed
STYLES = ("page.css", "chat.css", "sources.css", "explore.css")


def create_page(assistant: Assistant, settings: Settings) -> gr.Blocks:
    """The whole page around an assistant that is already open."""
    page = gr.Blocks(title="Orelore", analytics_enabled=False, fill_width=True)
    with page:
        pane(header(assistant.answerer, assistant.coverage()), "header")
        with gr.Tabs(elem_id="tabs"):
            with _tab("Ask", "ask"):
                chat_tab(assistant)
            with _tab("Map", "map"):
                map_tab(assistant)
            with _tab("Coverage", "coverage"):
                coverage_tab()
            with _tab("Articles", "articles"):
                articles_tab(assistant)
            with _tab("Evaluation", "evaluation"):
                evaluation_tab(settings)
    return page


def looks(root_path: str) -> Mapping[str, Any]:
    """How the page looks, and that it takes nothing from other machines."""
    scripts = "".join(f'<script src="{root_path}/page/{name}"></script>' for name in SCRIPTS)
    return {
        "theme": theme(),
        "css_paths": [STATIC / name for name in STYLES],
        "head": scripts,
        "favicon_path": str(STATIC / "favicon.svg"),
        "footer_links": [],
        "run_history": False,  # questions are not kept by Gradio
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "root_path": root_path or None,
    }


def _tab(title: str, name: str) -> gr.Tab:
    return gr.Tab(title, id=name, elem_id=f"tab-{name}")
