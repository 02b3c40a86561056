"""Questions to ask about an article."""

from __future__ import annotations

from collections.abc import Sequence

from orelore import Article

ASKED = 3


def questions(article: Article, answered: Sequence[str] = ()) -> list[str]:
    """A few questions: those that its sentences answer, then those on what it names."""
    broad = [f"What is known about {name}?" for name in article.entities]
    return list(dict.fromkeys([*answered, *broad]))[:ASKED]
