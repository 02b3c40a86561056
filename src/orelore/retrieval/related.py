"""Words for owning, which articles tell in other words than people ask.

"Who owns it?" is answered by "it belongs to ..." and by "... holds 70%". Names and metals have the
glossary. Other relations (buying, running, costing, employing) were tried: they found no more
answers, and brought passages that look like one where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable

_ASKED = frozenset(
    [
        "own",
        "owns",
        "owned",
        "owner",
        "owners",
        "ownership",
        "belong",
        "belongs",
        "belonged",
        "shareholder",
        "shareholders",
    ]
)
_TOLD = ["owns", "owned", "owner", "belongs", "belonged", "holds", "stake", "shares", "shareholder"]


def related(words: Iterable[str]) -> tuple[str, ...]:
    """What articles may say where a question has these words; none of the words themselves."""
    asked = set(words)
    return tuple(word for word in _TOLD if word not in asked) if asked & _ASKED else ()
