"""Noun phrases and verbs of a question, to build another question from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer.followwords import COMPANY, OTHER, SITE, any_of
from orelore.answer.mentions import Mention

_HIDDEN = "\0"  # stands for each letter of a mineral
_HEAD = rf"(?:{SITE}|{COMPANY}|{OTHER})"
_MODIFIER = any_of(
    rf"""
    {_HIDDEN}[{_HIDDEN}\s]* and new old joint open-pit underground mining metallurgical processing
    ore legacy chemical smelting metals? [a-z]+-[a-z]+
    """
)
_CALLED = re.compile(rf"(?:\s+{_MODIFIER}){{0,4}}\s+{_HEAD}\b")
_ENDS_IN_HEAD = re.compile(rf"\b{_HEAD}$", re.IGNORECASE)
_MINES = re.compile(r"\s+mine")
_DOES = re.compile(r"\b(?:do|does|did|will|can|could|would)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(rf"\b(?:the|an?|this|that)\s+(?:{_MODIFIER}\s+)*$", re.IGNORECASE)
_MODIFIES = re.compile(rf"\s+(?!(?:in|at|of|on|for|by|from|to|and|or|near|with)\b)[a-z{_HIDDEN}]")
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
# A common noun in the plural.
SEVERAL = re.compile(
    r"\b(?!(?:its|this|does|was|has|always|perhaps|besides|\w*tonnes|tons)\b)"
    r"[A-Za-z]{2,}[^su\W]s\b"
)
_IRREGULAR = {
    "begin": "began",
    "build": "built",
    "buy": "bought",
    "find": "found",
    "get": "got",
    "give": "gave",
    "have": "had",
    "hold": "held",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "lose": "lost",
    "make": "made",
    "pay": "paid",
    "put": "put",
    "run": "ran",
    "sell": "sold",
    "set": "set",
    "shut": "shut",
    "spend": "spent",
    "take": "took",
    "win": "won",
}


def noun_phrase(text: str, name: Mention, mentions: Sequence[Mention]) -> str:
    """A name with its article and with what it is called: `the Bozymchak mine`."""
    masked = _without_minerals(text, mentions)
    called = _CALLED.match(masked, name.end)
    if called and _MINES.fullmatch(called[0]) and _DOES.search(masked[: name.start]):
        called = None  # what does Altyn mine?
    end = called.end() if called else name.end
    phrase = name.text + text[name.end : end]
    modifies = _MODIFIES.match(masked, end) and not _ENDS_IN_HEAD.search(phrase)
    keeps = name.sort in ("agreement", "institution") or not modifies
    return f"the {phrase}" if _ARTICLE.search(masked[: name.start]) and keeps else phrase


def _without_minerals(text: str, mentions: Sequence[Mention]) -> str:
    """The text with its minerals made unreadable, letter by letter."""
    for mineral in mentions:
        if mineral.kind == "mineral":
            hidden = _HIDDEN * (mineral.end - mineral.start)
            text = text[: mineral.start] + hidden + text[mineral.end :]
    return text


def is_possessor(text: str, name: Mention) -> bool:
    """Whether something of the name's is meant: Rosatom's stake."""
    return _POSSESSIVE.match(text, name.end) is not None


def article_start(text: str, name: Mention) -> int:
    """Where a name begins, together with its article."""
    has_article = text[: name.start].casefold().endswith("the ")
    return name.start - len("the ") if has_article else name.start


def possessive(phrase: str) -> str:
    """`Kazatomprom's`, `KAZ Minerals'`."""
    return f"{phrase}'" if phrase.endswith("s") else f"{phrase}'s"


def is_plural(noun: str) -> bool:
    """Whether a common noun takes the verb of several things."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def inflected(verb: str, auxiliary: str) -> str:
    """A verb without its auxiliary, if that can be: did buy -> bought, does own -> owns."""
    if auxiliary == "did":
        return _past(verb)
    if auxiliary == "does":
        return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    return verb if auxiliary == "do" else f"{auxiliary} {verb}"


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]
