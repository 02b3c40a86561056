"""Copies of one text among the sources of an answer: they are one origin, however many print it."""

from __future__ import annotations

from collections.abc import Sequence

from orelore import Citation

from ..html import counted


def copy_notes(citations: Sequence[Citation]) -> dict[int, str]:
    """What is said of each citation whose text another one copies, by its number."""
    alike: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.article.is_own_source:
            alike.setdefault(citation.article.origin, []).append(citation)
    groups = [copies for copies in alike.values() if _several(copies)]
    return {copy.number: _note(copies) for copies in groups for copy in copies}


def _several(copies: Sequence[Citation]) -> bool:
    return len({copy.article.id for copy in copies}) > 1


def _note(copies: Sequence[Citation]) -> str:
    """How many outlets print the text: `One text in sources 1 and 2: 2 outlets, 1 origin.`"""
    *others, last = [str(copy.number) for copy in copies]
    named = {copy.article.publisher for copy in copies if copy.article.publisher}
    outlets = len({name.casefold() for name in named}) or len(copies)
    count = counted(outlets, "outlet")
    return f"One text in sources {', '.join(others)} and {last}: {count}, 1 origin."
