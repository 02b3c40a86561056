"""The menus of forms, and the button that copies an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from orelore import Answer, export

from ..bridge import button
from ..html import EMPTY, join
from .download import REFERENCES, TABLES

WHOLE = 0  # stands for the whole conversation where else the number of a question stands
LABELS: Mapping[str, str] = {
    "markdown": "Markdown",
    "docx": "Word (DOCX)",
    "html": "Web page (HTML)",
    "csv": "Figures (CSV)",
    "bibtex": "References (BibTeX)",
    "ris": "References (RIS)",
    "csl-json": "References (CSL-JSON)",
}
_MENU = Markup(
    '<details class="menu"><summary class="act" aria-label="{label}">{text}</summary>'
    '<ul aria-label="{label}">{items}</ul></details>'
)
_COPY = Markup(
    '<button type="button" class="act copy" data-copy="{}"'
    ' aria-label="Copy the answer to question {}">Copy</button>'
)


def answer_export(number: int, answer: Answer) -> Markup:
    """The tools that take one answer out: a button to copy it, and a menu of its forms."""
    text = export([answer], "markdown").decode()
    return join([_COPY.format(text, number), answer_menu(number, answer)])


def answer_menu(number: int, answer: Answer) -> Markup:
    """The forms that can hold something of the answer."""
    lacking = (() if answer.series else TABLES) + (() if answer.citations else REFERENCES)
    forms = (form for form in LABELS if form not in lacking)
    return _menu(number, forms, "Export", f"Export the answer to question {number}")


def whole_menu() -> Markup:
    """All forms, for the whole conversation."""
    return _menu(WHOLE, LABELS, "Export all", "Export all: the whole conversation")


def _menu(number: int, forms: Iterable[str], text: str, label: str) -> Markup:
    items = join(
        Markup("<li>{}</li>").format(button(LABELS[form], "download", f"{number} {form}"))
        for form in forms
    )
    return _MENU.format(text=text, label=label, items=items or EMPTY)
