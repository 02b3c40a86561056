"""Questions that only make sense after another one."""

from __future__ import annotations

import re

# What leans on an earlier question: a pronoun, or an opening that goes on from it.
_LEANS = re.compile(
    r"^(and|but|so|also|what about|how about)\b|\b(it|its|they|them|their|this|these|those|there"
    r"|he|she|his|her|him|the same|the (company|mine|deposit|project|deal|plant|agreement))\b",
    re.IGNORECASE,
)


def leans_on_earlier(question: str) -> bool:
    """Whether a question refers to the one before, as in "And in 2023?" or "Who owns it?"."""
    return _LEANS.search(question.strip()) is not None


def complete(question: str, earlier: str | None) -> str:
    """The question with the one that it leans on before it; unchanged when it stands alone."""
    if earlier is None or not leans_on_earlier(question):
        return question
    return f"{earlier} {question}"
