"""Which language a short question is in: by its letters, and by the words that are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from orelore.words import STOP_WORDS

Language = Literal["en", "ru", "kk", "uz", "ky", "tg"]

EXACT, INFLECTED = 2, 1  # what a recognised word counts
_MISFIT = 2  # what a word counts against a language that lacks one of its letters

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_LETTERS: dict[Language, frozenset[str]] = {  # in Cyrillic
    "en": frozenset(),
    "ru": _RUSSIAN_LETTERS,
    "kk": _RUSSIAN_LETTERS | set("әғқңөұүһі"),
    "uz": _RUSSIAN_LETTERS - set("щы") | set("ўқғҳ"),
    "ky": _RUSSIAN_LETTERS | set("ңөү"),
    "tg": _RUSSIAN_LETTERS - set("щыцью") | set("ғӣқӯҳҷю"),
}
_SMALL_WORDS: dict[Language, str] = {
    "ru": "в во на и из с по о об для от до за при у к ли не как что это был была было были "
    "есть или бы его ее их каков какова каково каковы",
    "kk": "мен пен бен және туралы үшін бойынша бар ба ма ме болды болған деген не емес қай ең "
    "qansha qai qaida qashan qalai jyly",
    "uz": "ва билан учун ҳақида бўйича борми эди экан бўлган бўлди энг "
    "va bilan uchun haqida boyicha bormi edi ekan bolgan boldi eng ham",
    "ky": "жана менен үчүн тууралуу боюнча бар болду болгон деген эмес эмне эң барбы",
    "tg": "дар аз ба бо барои ва ки аст буд шуд мешавад мекунад ин чӣ оид",
}
# Words that say nothing of what is asked about; without apostrophes.
SMALL_WORDS: dict[Language, frozenset[str]] = {
    "en": STOP_WORDS,
    **{language: frozenset(text.split()) for language, text in _SMALL_WORDS.items()},
}


def scores(words: Sequence[str], votes: Mapping[Language, int]) -> dict[Language, int]:
    """How well a question's words, in lower case, fit each language of their script.

    `votes` tells how many of them were recognised in each language, EXACT or INFLECTED. Where two
    languages fit equally well the first is likelier.
    """
    languages: tuple[Language, ...] = ("en", "uz", "kk")
    if any(map(_CYRILLIC.search, words)):
        languages = ("ru", "kk", "uz", "ky", "tg", "en")
    return {language: _score(words, language) + votes.get(language, 0) for language in languages}


def _score(words: Sequence[str], language: Language) -> int:
    misfits = sum(not _LETTERS[language].issuperset(_CYRILLIC.findall(word)) for word in words)
    small = sum(word in SMALL_WORDS[language] for word in words)
    # English has few words in common with the others, and its small words are in every question.
    return (EXACT if language == "en" else INFLECTED) * small - _MISFIT * misfits
