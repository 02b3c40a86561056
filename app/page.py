"""The page: a tab for each thing to do. What each shows is made in its own folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from orelore import Assistant, Settings

from .access.limits import Rate
from .access.sign_in import adding_right
from .add.tab import add_tab
from .bridge import QUIET, pane
from .chat.tab import chat_tab
from .explore.articles_tab import articles_tab
from .explore.coverage_tab import coverage_tab
from .explore.evaluation_tab import evaluation_tab
from .explore.map_tab import map_tab
from .export.events import connect_exports
from .feedback.events import connect_feedback
from .header import header, signed_in
from .keep.tab import keep_conversations
from .theme import STATIC, theme

SCRIPTS = (
    "bridge.js",
    "figures.js",
    "details.js",
    "places.js",
    "sources.js",
    "glance.js",
    "articles.js",
    "page.js",
    "session.js",
    "chat.js",
    "export.js",
    "series.js",
    "kept-storage.js",
    "kept-list.js",
    "keep.js",
    "add.js",
)  # in the order in which they are needed
STYLES = (
    "page.css",
    "chat.css",
    "keep.css",
    "sources.css",
    "series.css",
    "articles.css",
    "explore.css",
    "export.css",
    "add.css",
)

KEPT_UPLOADS_S = (3600, 24 * 3600)  # looked through each hour; gone after a day


def create_page(assistant: Assistant, settings: Settings) -> gr.Blocks:
    """The whole page around an assistant that is already open."""
    page = gr.Blocks(
        title="Orelore", analytics_enabled=False, fill_width=True, delete_cache=KEPT_UPLOADS_S
    )
    most = settings.questions_per_minute
    with page:
        pane(header(assistant.answerer, assistant.coverage()), "header")
        if settings.users is not None:
            _show_account(page, settings.root_path)
        with gr.Tabs(elem_id="tabs"):
            with _tab("Ask", "ask"):
                parts = chat_tab(assistant, Rate.per_minute(most, "question"))
                keep_conversations(parts, assistant, settings.data)
                connect_exports([parts.transcript, parts.whole_menu], parts.conversation)
                judging = Rate.per_minute(most, "opinion")
                connect_feedback(parts, assistant, settings.data, judging)
            with _tab("Map", "map"):
                map_tab(assistant)
            with _tab("Coverage", "coverage"):
                coverage_tab(assistant)
            with _tab("Articles", "articles"):
                articles_tab(assistant)
            add_tab(assistant, settings, adding_right(settings))
            with _tab("Evaluation", "evaluation"):
                evaluation_tab(settings)
    _load_scripts(page, settings.root_path)
    return page


def looks(root_path: str) -> Mapping[str, Any]:
    """How the page looks, and that it takes nothing from other machines."""
    return {
        "theme": theme(),
        "css_paths": [STATIC / name for name in STYLES],
        "favicon_path": str(STATIC / "favicon.svg"),
        "footer_links": [],
        "run_history": False,  # questions are not kept by Gradio
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "root_path": root_path or None,
    }


def _load_scripts(page: gr.Blocks, root_path: str) -> None:
    """Have each HTML of the page wait for our scripts, in their order.

    Scripts in the head of the whole page come in any order, some after the HTML that needs them.
    """
    scripts = "".join(f'<script src="{root_path}/page/{name}"></script>' for name in SCRIPTS)
    for block in page.blocks.values():
        if isinstance(block, gr.HTML):
            block.head = scripts


def _show_account(page: gr.Blocks, root_path: str) -> None:
    def account(request: gr.Request) -> str:
        return str(signed_in(request.username or "", root_path))

    page.load(account, None, pane("", "account"), queue=False, **QUIET)


def _tab(title: str, name: str) -> gr.Tab:
    return gr.Tab(title, id=name, elem_id=f"tab-{name}")
