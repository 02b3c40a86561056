"""Whether one word is an inflected form of another, in the languages of the region."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from orelore.retrieval.languages import Language

_SHORTEST_STEM = 3  # letters before a suffix
_SURE_STEM = 6  # letters from which a Russian stem is no other word's

# Endings of nouns: plural, possessive, case. Turkic and Tajik words carry several in a row.
_TURKIC = (
    "лар лер дар дер тар тер лор лөр дор дөр тор төр "
    "ның нің дың дің тың тің нын нин дын дин тын тин нун нүн дун дүн тун түн нинг "
    "ға ге қа ке на не га го гө ка ко кө ны ні ды ді ты ті ни ди ти ну нү ду дү ту тү "
    "да де та те до дө то тө дан ден тан тен нан нен дон дөн тон төн "
    "дагы деги догу дөгү даги дағы дегі нда нде ндағы ндегі "
    "мен бен пен ы і сы сі ын ін и си ын ин у ү су сү нын іміз ымыз лық лік лық дық дік тық тік "
    "лык лик дык дик тык тик лук лүк "
    "сын сін ун үн нө но "
    "lar ning ni ga ka qa da dan dagi i si ini ining iga ida idan lik cha"
)
_RUSSIAN = "а у ом е ы и ов ам ами ах ю я ем ей ью"
_TAJIK = "ҳо ҳои ҳоро и ӣ ии ро аш ашон у ю е"
_ENDINGS = {**dict.fromkeys(("kk", "uz", "ky"), _TURKIC), "ru": _RUSSIAN, "tg": _TAJIK}
_SUFFIXES = {
    language: re.compile(f"(?:{'|'.join(sorted(endings.split(), key=len, reverse=True))}){{1,3}}")
    for language, endings in _ENDINGS.items()
}

_local = threading.local()


def is_form_of(word: str, form: str, language: Language) -> bool:
    """Whether a word is a form with, perhaps, other endings; both in lower case."""
    if word == form or language == "en":
        return word == form
    if language == "ru" and _is_russian_form_of(word, form):
        return True
    return (
        len(form) >= _SHORTEST_STEM
        and word.startswith(form)
        and _SUFFIXES[language].fullmatch(word, len(form)) is not None
    )


def _is_russian_form_of(word: str, form: str) -> bool:
    """Whether two words have one stem, and endings that go together: not сера and серия."""
    stem = _russian_stem(word)
    # The stemmer leaves little of заём.
    if len(stem) < _SHORTEST_STEM or stem != _russian_stem(form):
        return False
    ending, own = word[len(stem) :], form[len(stem) :]
    return len(stem) >= _SURE_STEM or (
        len(ending) <= _SHORTEST_STEM and _declension(ending) == _declension(own)
    )


def _declension(ending: str) -> str:
    """How a word is declined, as far as its ending tells: литий, серый or медь."""
    if len(ending) > 1 and ending[0] in "иы":
        return ending[0]
    return "ы" if ending in ("ая", "ое", "ого", "ому", "ую") else ""


@lru_cache(maxsize=20_000)
def _russian_stem(word: str) -> str:
    """Porter's stemmer for Russian, of the Snowball project."""
    stemmer = getattr(_local, "russian", None)
    if stemmer is None:  # a stemmer must not be shared by threads
        stemmer = _local.russian = Stemmer.Stemmer("russian")
    return str(stemmer.stemWord(word))
