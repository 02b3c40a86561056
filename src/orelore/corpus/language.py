"""Which language a text is in, as an ISO 639-1 code.

lingua tells the large languages apart. It has no Uzbek, Kyrgyz, Tajik or Turkmen, so those are
known here by their most frequent words.
"""

from __future__ import annotations

import re
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from orelore.words import STRAIGHT_APOSTROPHES

_LANGUAGES = (
    *(Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH, Language.TURKISH, Language.AZERBAIJANI),
    *(Language.CHINESE, Language.GERMAN, Language.FRENCH, Language.SPANISH, Language.ITALIAN),
    *(Language.PERSIAN, Language.ARABIC, Language.JAPANESE, Language.KOREAN, Language.UKRAINIAN),
    *(Language.MONGOLIAN, Language.POLISH, Language.DUTCH, Language.PORTUGUESE),
)
_FREQUENT_WORDS = {
    "uz": "va bilan uchun ham bo'yicha bo'lgan deb bo'ldi qilindi haqida dan yil yilda esa "
    "ва билан учун ҳам бўйича бўлган деб бўлди қилинди ҳақида йил йилда эса",
    "ky": "жана менен үчүн боюнча болгон деп эмес жылы экенин тууралуу бул ошондой",
    "tg": "ва дар аз ки барои бо ин ба аст шуд соли кардааст оид мебошад",
    "tk": "we bilen üçin boýunça bolan diýip hem bu ýyl ýylda barada edildi",
}
_FREQUENT = {code: frozenset(words.split()) for code, words in _FREQUENT_WORDS.items()}
_FREQUENT_SHARE = 0.06
_LONGEST_SAMPLE = 5_000
_SHORTEST_SAMPLE = 12  # characters
_FEWEST_WORDS = 6
_SURE = 0.02


def language_of(text: str) -> str | None:
    """The language of a text, None where it has too few words to tell."""
    sample = text[:_LONGEST_SAMPLE]
    if len(sample) < _SHORTEST_SAMPLE:
        return None
    return _by_frequent_words(sample) or _by_lingua(sample)


def is_foreign(text: str, language: str) -> bool:
    """Whether a text is surely in another language than the given one."""
    known = {_code(candidate): candidate for candidate in _LANGUAGES}
    # Beside Uzbek or Kyrgyz lingua would guess, and a wrong guess loses a paragraph.
    if language not in known or len(re.findall(r"[^\W\d_]{2,}", text)) < _FEWEST_WORDS:
        return False
    return _detector().compute_language_confidence(text[:_LONGEST_SAMPLE], known[language]) < _SURE


def _by_frequent_words(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower().translate(STRAIGHT_APOSTROPHES))
    found = {
        code: [word for word in words if word in frequent] for code, frequent in _FREQUENT.items()
    }
    code, hits = max(found.items(), key=lambda item: len(item[1]))
    # One word alone may belong to a name or to a neighbouring language.
    enough = len(set(hits)) >= 2 and len(hits) >= _FREQUENT_SHARE * len(words)
    return code if enough else None


def _by_lingua(text: str) -> str | None:
    language = _detector().detect_language_of(text)
    return _code(language) if language else None


def _code(language: Language) -> str:
    return language.iso_code_639_1.name.lower()


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LANGUAGES).with_low_accuracy_mode().build()
