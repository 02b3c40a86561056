"""Questions to begin with, and those that may follow, as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import Assistant

from ..bridge import ask_button
from ..html import EMPTY, join
from .exchange import Exchange

STARTERS, FOLLOWING = 6, 3  # as many are offered at most
_OFFERED = Markup('<h2 class="quiet">{}</h2><div class="offered">{}</div>')


def offered(title: str, questions: Sequence[str]) -> Markup:
    """The questions under their title; nothing without questions."""
    if not questions:
        return EMPTY
    return _OFFERED.format(title, join(ask_button(question, question) for question in questions))


def starters(assistant: Assistant) -> Markup:
    """Questions that the corpus answers."""
    return offered("For example", assistant.suggestions(STARTERS))


def following(assistant: Assistant, conversation: Sequence[Exchange]) -> Markup:
    """Questions that lie near the last one and were not asked yet."""
    answer = conversation[-1].answer if conversation else None
    if answer is None:
        return EMPTY
    asked = {exchange.meant for exchange in conversation}
    near = assistant.follow_ups(answer, FOLLOWING + len(asked))
    questions = [question for question in near if question not in asked][:FOLLOWING]
    return offered("The articles also answer" if answer.abstained else "You might ask", questions)
