"""The head of the page: what it is, who writes the answers, what the corpus holds."""

from __future__ import annotations

from markupsafe import Markup

from orelore import Coverage

from .html import counted

EXTRACTIVE = "extractive"  # the name of the answerer that needs no language model


def header(answerer: str, coverage: Coverage) -> Markup:
    """Name, purpose, who writes the answers and what the corpus holds."""
    return Markup(
        "<header><h1>Orelore</h1>"
        "<p>The critical minerals of Central Asia: every sentence with its source.</p>"
        '<p class="quiet"><span class="answerer">{}</span> {}</p></header>'
    ).format(sign(answerer), _extent(coverage))


def signed_in(name: str, root_path: str) -> Markup:
    """Who reads, and the way out."""
    return Markup(
        '<form class="account quiet" method="post" action="{}/logout">Signed in as <b>{}</b>'
        ' <button type="submit" class="act">Sign out</button></form>'
    ).format(root_path, name)


def sign(answerer: str) -> str:
    """Who writes the answers."""
    if answerer == EXTRACTIVE:
        return "Answers are sentences of the articles, chosen without a language model."
    return f"Written by {answerer}, checked against the articles."


def _extent(coverage: Coverage) -> str:
    articles = counted(coverage.articles, "article")
    if not coverage.since or not coverage.until:
        return f"{articles}."
    return f"{articles}, with sources from {coverage.since[:4]} to {coverage.until[:4]}."
