"""The tab to search and read the articles."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

import gradio as gr

from orelore import Assistant, Coverage, Filters, OreloreError, UnknownArticleError

from ..bridge import QUIET, pane, value_of
from ..choices import keep_current, names_field
from ..html import wrong
from .article_list import article_list
from .article_page import CLOSED, article_page, unknown
from .article_questions import questions
from .article_search import ORDERS, RELEVANCE, find

UNFILTERED: tuple[Any, ...] = ("", [], [], [], RELEVANCE)


class Fields(NamedTuple):
    """What the list depends on."""

    search: gr.Textbox
    countries: gr.Dropdown
    minerals: gr.Dropdown
    publishers: gr.Dropdown
    order: gr.Dropdown


def articles_tab(assistant: Assistant) -> None:
    """Put the articles into the page that is being made."""
    with gr.Row(elem_id="articles"):
        with gr.Column(scale=2, min_width=300, elem_id="article-choice"):
            fields = Fields(_search(), *_choices(assistant.coverage()))
            listing = pane("", "article-list")
        with gr.Column(scale=3, min_width=300, elem_id="article-reader"):
            reader = pane(CLOSED, "article", hears="read")
    _connect_list(assistant, fields, listing)
    named = {name: getattr(fields, name) for name in ("countries", "minerals", "publishers")}
    keep_current(named, assistant)
    reader.select(_reading(assistant), None, reader, **QUIET)
    reader.delete(lambda: str(CLOSED), None, reader, queue=False, **QUIET)


def _search() -> gr.Textbox:
    return gr.Textbox(
        label="Search the articles",
        placeholder="Words of a title or a text",
        submit_btn="Search",
        max_lines=1,
        elem_id="article-search",
    )


def _choices(coverage: Coverage) -> tuple[gr.Dropdown, gr.Dropdown, gr.Dropdown, gr.Dropdown]:
    with gr.Row(elem_id="article-filters"):
        return (
            names_field("Country", "countries", coverage, min_width=120),
            names_field("Mineral", "minerals", coverage, min_width=120),
            names_field("Publisher", "publishers", coverage, min_width=120),
            gr.Dropdown(list(ORDERS), label="Order", value=RELEVANCE, min_width=120),
        )


def _connect_list(assistant: Assistant, fields: Fields, listing: gr.HTML) -> None:
    def listed(text: str, filters: Filters, order: str) -> str:
        return str(article_list(find(assistant, text, filters, order), of=_count(assistant)))

    @lru_cache(maxsize=1)  # the same for each visit, until the corpus changes
    def whole(_version: str) -> str:
        return listed("", Filters(), RELEVANCE)

    def shown(
        text: str, countries: list[str], minerals: list[str], publishers: list[str], order: str
    ) -> str:
        try:
            if (text, countries, minerals, publishers, order) == UNFILTERED:
                return whole(assistant.version)
            return listed(text, Filters(countries, minerals, publishers), order)
        except OreloreError as error:
            return str(wrong(error))

    def everything() -> tuple[Any, ...]:
        return *UNFILTERED, shown(*UNFILTERED)

    # `input` would not tell of a choice that is cleared.
    changes = [fields.search.submit, *(choice.change for choice in fields[1:])]
    gr.on(changes, shown, fields, listing, trigger_mode="always_last", **QUIET)
    # When the page is opened: the corpus may have grown since it was made.
    gr.on(None, lambda: shown(*UNFILTERED), None, listing, **QUIET)
    listing.delete(everything, None, [*fields, listing], **QUIET)


def _count(assistant: Assistant) -> int:
    return assistant.coverage().articles


def _reading(assistant: Assistant) -> Any:
    def read(event: gr.EventData) -> str:
        article_id, start, end = wanted(value_of(event))
        try:
            article = assistant.article(article_id)
            asked = questions(article, assistant.questions_on(article_id))
            return str(article_page(article, start, end, asked=asked))
        except UnknownArticleError:
            return str(unknown(article_id))
        except OreloreError as error:
            return str(wrong(error))

    return read


def wanted(value: str) -> tuple[str, int, int]:
    """The article and the passage that the page calls for; the start of it if that is unclear."""
    call = json.loads(value)
    try:
        return str(call["id"]), int(call.get("start") or 0), int(call.get("end") or 0)
    except (TypeError, ValueError):
        return str(call["id"]), 0, 0
