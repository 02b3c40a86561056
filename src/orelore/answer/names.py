"""Which words of a sentence are names, and when two names are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from orelore.answer.wordlists import COUNTRY_OF, CUES, FUNCTION_WORDS, METALS, OPENERS, SPELLINGS

_LETTERLESS = re.compile(r"[.\-‑]")
_COMMON_ENDING = re.compile(r"(?:[aeinrv][ldtr]ly|ously|tions?|ments?|ness|ities)$")
_POSSESSIVE = re.compile(r"['’]s?$")


def name_key(word: str) -> str:
    """What two spellings of a name have in common: `Kazakhstan's`, `Kazakh` -> kazakhstan."""
    bare = _LETTERLESS.sub("", _POSSESSIVE.sub("", word))
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode() or bare
    key = plain.casefold()
    if key.endswith("s") and key[:-1] in COUNTRY_OF:  # "Tajiks"
        key = key[:-1]
    if key.endswith("s") and key[:-1] in METALS:
        key = key[:-1]
    return SPELLINGS.get(key) or COUNTRY_OF.get(key, key)


def is_name(word: str, *, opens_sentence: bool, common: AbstractSet[str]) -> bool:
    """Whether a word is (part of) a name; `common` are words known to occur in lower case."""
    bare = _POSSESSIVE.sub("", word)
    lower = bare.casefold()
    if lower in FUNCTION_WORDS | CUES and not (bare == "US" or "." in bare):
        return False
    if lower in METALS or lower.removesuffix("s") in METALS:
        return True
    if not any(letter.isupper() for letter in bare):
        return False
    if not opens_sentence or any(letter.isupper() for letter in bare[1:]):
        return True
    return lower not in OPENERS and lower not in common and not _COMMON_ENDING.search(lower)


def acronyms(words: list[str]) -> set[str]:
    """The initials of each run of capitalised words: European Union -> eu."""
    found: set[str] = set()
    run = ""
    for word in [*words, ""]:
        if word[:1].isupper() and word.casefold() not in ("the", "a"):
            run += word[0].casefold()
        elif word not in ("and", "of", "the", "for", "&"):
            found |= _endings(run)
            run = ""
    return found


def _endings(run: str) -> set[str]:
    """All stretches of two letters and more: a run often begins or ends in another name."""
    return {run[i:j] for i in range(len(run)) for j in range(i + 2, len(run) + 1)}
