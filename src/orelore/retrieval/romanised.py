"""Russian words typed in Latin letters, as in "skolko zolota dobyl Kumtor"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice, product

from orelore.retrieval.inflection import is_form_of

_PREFIX = 2  # letters by which words are looked up
_MOST_SPELLINGS = 200  # of one word

# What each piece may stand for, the likeliest first.
_PIECES: dict[str, tuple[str, ...]] = {
    **{"shch": ("щ",), "sch": ("щ", "сч"), "zh": ("ж",), "kh": ("х",), "ch": ("ч",), "sh": ("ш",)},
    **{"tsya": ("тся", "ться"), "ts": ("ц", "тс"), "ia": ("ия", "я", "иа")},
    **{"yu": ("ю",), "ju": ("ю",), "iu": ("ю", "иу"), "ya": ("я",), "ja": ("я",)},
    **{"yo": ("е",), "jo": ("е",), "ye": ("е", "ые", "ъе", "ье"), "je": ("е", "ъе", "ье")},
    **{"a": ("а",), "b": ("б",), "c": ("ц", "к"), "d": ("д",), "e": ("е",), "f": ("ф",)},
    **{"g": ("г",), "h": ("х",), "i": ("и", "й"), "j": ("й", "ж"), "k": ("к",), "l": ("л",)},
    **{"m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",), "q": ("к",), "r": ("р",), "s": ("с",)},
    **{"t": ("т",), "u": ("у",), "v": ("в",), "w": ("в",), "x": ("х", "кс"), "y": ("ы", "й")},
    **{"z": ("з",), "'": ("ь",)},
}
_FIRST_PIECES = {"e": ("е", "э")}  # at the beginning of a word
# The soft sign is left out in typing: skolko, dengi, med.
_SOFT = re.compile(r"l(?![aeiouyj'])|n(?=[gk])|r(?=m)|(?<=.)(?:[bdfmnprstvz]|[csz]h)$")
_PIECE = re.compile("|".join(sorted(_PIECES, key=len, reverse=True)))


class RussianWords:
    """Tells which of some Russian words is meant by letters of the Latin alphabet."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for word in words:
            self._words[word[:_PREFIX]].add(word)

    def spelling(self, typed: str) -> str | None:
        """A lower-case word in Cyrillic letters, where it is a form of a word that is known."""
        meant = list(spellings(typed))
        exact = (word for word in meant if word in self._near(word))
        return next(chain(exact, filter(self._is_known, meant)), None)

    def _is_known(self, word: str) -> bool:
        return any(is_form_of(word, known, "ru") for known in self._near(word))

    def _near(self, word: str) -> set[str]:
        return self._words.get(word[:_PREFIX], set())


def spellings(typed: str) -> Iterator[str]:
    """The ways in which a lower-case word in Latin letters may be meant, the likeliest first."""
    if not re.fullmatch(r"[a-z']+", typed):
        return
    soft = {match.end() for match in _SOFT.finditer(typed)}
    options = []
    for piece in _PIECE.finditer(typed):
        meant = _PIECES[piece[0]]
        if piece.start() == 0:
            meant = _FIRST_PIECES.get(piece[0], meant)
        if piece.end() in soft:
            meant += tuple(f"{letters}ь" for letters in meant)
        options.append(meant)
    for letters in islice(product(*options), _MOST_SPELLINGS):
        yield "".join(letters)
