"""The tab to search and read the articles."""

from __future__ import annotations

import json

import gradio as gr

from orelore import Assistant

from ..bridge import pane, value_of
from ..html import article_text


def articles_tab(assistant: Assistant) -> None:
    """Put the articles into the page that is being made."""

    def read(event: gr.EventData) -> str:
        wanted = json.loads(value_of(event))
        article = assistant.article(wanted["id"])
        return str(article_text(article.text, wanted["start"], wanted["end"]))

    reader = pane("", "article", hears="read")
    reader.select(read, None, reader, show_progress="hidden", api_visibility="private")
