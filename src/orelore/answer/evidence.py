"""What a cited sentence says, and whether a fact or word of a claim stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from orelore.answer.dates import Date
from orelore.answer.figures import Figure
from orelore.answer.names import acronyms
from orelore.answer.reading import Token, read, word_key


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a cited span (or the part of it that is cited)."""

    tokens: tuple[Token, ...]
    vocabulary: frozenset[str]  # names, stems and initials
    text: str = ""

    @classmethod
    def of(cls, text: str, common: AbstractSet[str]) -> Evidence:
        return replace(cls.of_tokens(read(text, common)), text=text)

    @classmethod
    def of_tokens(cls, tokens: Sequence[Token]) -> Evidence:
        words = [t.text for t in tokens if t.kind in ("name", "word")]
        known = {t.key for t in tokens} | {word_key(word) for word in words} | acronyms(words)
        if any(re.search(r"\btU\b|U3O8", token.text) for token in tokens):
            known.add("uranium")
        return cls(tuple(tokens), frozenset(known))


def standing(claim: Sequence[Token], cited: Evidence) -> frozenset[int]:
    """Positions of the claim's tokens that stand in the cited sentence."""
    return frozenset(i for i, token in enumerate(claim) if stands(token, cited))


def stands(token: Token, cited: Evidence) -> bool:
    value = token.value
    if isinstance(value, Figure):
        figures = [t.value for t in cited.tokens if isinstance(t.value, Figure)]
        return any(value.is_backed_by(figure) for figure in figures)
    if isinstance(value, Date):
        dates = [t.value for t in cited.tokens if isinstance(t.value, Date)]
        return any(value.is_backed_by(date) for date in dates)
    return token.key in cited.vocabulary or word_key(token.text) in cited.vocabulary


def missing(claim: Sequence[Token], cited: Evidence) -> list[Token]:
    """The facts of the claim that the cited sentence lacks."""
    lacking = [token for token in claim if token.is_fact and not stands(token, cited)]
    if any(token.kind == "name" for token in lacking):
        spelled_out = _spelled_out(claim, cited)
        return [token for token in lacking if token not in spelled_out]
    return lacking


def _spelled_out(claim: Sequence[Token], cited: Evidence) -> set[Token]:
    """Names of the claim whose initials the cited sentence has: European Union for EU."""
    written = {token.key for token in cited.tokens if token.text.rstrip("’'s").isupper()}
    found: set[Token] = set()
    names: list[Token] = []
    for token in [*claim, None]:
        if token is not None and token.kind == "name" and not stands(token, cited):
            names.append(token)
        elif token is None or token.key not in ("and", "of", "the", "for"):
            initials = "".join(name.text[0] for name in names).casefold()
            if len(names) > 1 and initials in written:
                found.update(names)
            names = []
    return found
