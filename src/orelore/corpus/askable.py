"""A question that the corpus answers, and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orelore.vocabulary import COUNTRIES

SITE = (
    r"(?:mine|deposit|project|plant|smelter|complex|combine|works|refinery|railway|site|province"
    r"|venture|tailings|basin)"
)
_WITH_ARTICLE = re.compile(
    rf"(?:.* {SITE}s?|United \w+.*|Netherlands"
    r"|.* (?:Company|Combine|Group|Plant|Fund|Bank|Complex))"
)


@dataclass(frozen=True, slots=True)
class Askable:
    """A question that a sentence of an article answers."""

    question: str
    kind: str  # which of the forms of a question it has
    subject: str
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    article: str  # id of the one with the sentence
    sentence: str
    year: str = ""
    fame: int = 1  # how many articles name the subject


def with_article(name: str) -> str:
    """The name as it stands inside a sentence: `the Kumtor mine`, `Kazakhstan`."""
    is_plain = name in COUNTRIES and not name.startswith(("United ", "Netherlands"))
    return f"the {name}" if not is_plain and _WITH_ARTICLE.fullmatch(name) else name
