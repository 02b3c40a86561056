"""Whether two sentences say yes and no to the same things, and up where the other says down."""

from __future__ import annotations

from collections.abc import Sequence

from orelore.answer.reading import Token
from orelore.answer.wordlists import AFFIRMED, COMPARATIVES, CUES, OPPOSITES

_REACH = 3  # tokens after "not" that it may be meant for: "did not produce any gallium"


def is_cue(token: Token) -> bool:
    """Whether the token denies something."""
    lower = token.text.casefold().replace("’", "'")
    return lower in CUES or lower.endswith("n't")


def denial(claim: Sequence[Token], cited: Sequence[Token]) -> str | None:
    """The word that one of the two denies and the other affirms."""
    theirs, theirs_maybe = _denied(cited)
    mine, mine_maybe = _denied(claim)
    keys = {token.key for token in cited}
    for position in mine:
        key = claim[position].key
        known = {cited[i].key for i in theirs | theirs_maybe}
        # "No less than 50" is how one says "at least 50".
        is_denial = claim[position].text.casefold() not in COMPARATIVES
        if (key in keys and key not in known) or (is_denial and not theirs):
            return claim[position].text
    affirmed = {token.key for i, token in enumerate(cited) if i not in theirs}
    for i, token in enumerate(claim):
        if i in mine | mine_maybe or not _can_be_denied(token):
            continue
        if token.key in keys and token.key not in affirmed:
            return token.text
    return None


def opposite(claim: Sequence[Token], cited: Sequence[Token]) -> str | None:
    """A word of the claim where the cited sentence has only words of the opposite sense."""
    mine = {token.text.casefold() for token in claim}
    theirs = {token.text.casefold() for token in cited}
    for one, other in OPPOSITES:
        for side, against in ((one, other), (other, one)):
            if mine & side and not theirs & side and theirs & against and not mine & against:
                return min(mine & side)
    return None


def _denied(tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """Positions of what is denied: for certain, and perhaps."""
    surely: set[int] = set()
    perhaps: set[int] = set()
    for i, token in enumerate(tokens):
        if not is_cue(token) or _is_affirmed(tokens, i):
            continue
        after = [j for j in range(i + 1, len(tokens)) if _can_be_denied(tokens[j])]
        near = [j for j in after if j <= i + _REACH]
        before = [j for j in range(i) if _can_be_denied(tokens[j])]
        surely.update(near[:1] or before[-1:])
        perhaps.update(after[1:_REACH])
    return surely, perhaps


def _is_affirmed(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].text.casefold() in AFFIRMED


def _can_be_denied(token: Token) -> bool:
    is_word = token.is_content or token.text.casefold() in COMPARATIVES
    return (token.is_fact or is_word) and not is_cue(token)
