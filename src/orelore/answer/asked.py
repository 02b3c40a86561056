"""A question as the answerer looks at it: its kind, its words and how rare they are, its names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from orelore.answer.dates import YEAR
from orelore.answer.kinds import Kind, kind_of
from orelore.answer.names import name_key
from orelore.answer.reading import read
from orelore.answer.wordlists import METALS
from orelore.words import content_words, stem, words

Rarity = Callable[[tuple[str, ...]], Mapping[str, float]]  # words -> inverse document frequency

_HOW_MUCH = re.compile(r"\bhow (?:many|much|long|deep|large|big|high|far)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a question before any passage is read."""

    text: str
    kind: Kind
    weights: Mapping[str, float]  # stems of its words -> inverse document frequency
    names: Mapping[str, float]  # keys of its names -> inverse document frequency
    years: frozenset[str]
    wants_figure: bool


def look_at(question: str, rarity: Rarity) -> Asked:
    """The question taken apart; `rarity` tells how rare a word is in the articles."""
    found = rarity(tuple(dict.fromkeys(content_words(question))))
    names = {
        name_key(token.text): max((found.get(w, 0.0) for w in words(token.text)), default=0.0)
        for token in read(question)
        if token.kind == "name"
    }
    return Asked(
        question,
        kind_of(question, is_general=not names.keys() - METALS),
        {stem(word): weight for word, weight in found.items()},
        {name: weight for name, weight in names.items() if weight > 0},
        frozenset(YEAR.findall(question)),
        bool(_HOW_MUCH.search(question)),
    )


def name_keys(text: str) -> set[str]:
    """The keys under which the words of a text are compared with names."""
    return {name_key(word) for word in re.findall(r"[^\W_](?:\w|['’.&-](?=\w))*", text)}
