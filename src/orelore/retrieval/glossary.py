"""Other names and other languages -> the terms that the articles use.

A question in Russian, Kazakh, Uzbek, Kyrgyz or Tajik is read term by term; one in English keeps
its words, but for a spelling that no article has ("Verkhnee Kairaktinskoye").
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import Stemmer

from orelore.corpus.tables import Term, read_glossary
from orelore.words import STOP_WORDS

Language = Literal["en", "ru", "kk", "uz", "ky", "tg"]

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’‘ʻʼ`]")
_PREFIX = 2  # letters by which forms are looked up; two stems of one word share them
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

# Letters that only one of the languages has, or that the one before it would show by others.
_OWN_LETTERS: dict[Language, set[str]] = {
    "tg": set("ҷӣӯ"),
    "uz": set("ў"),
    "kk": set("әіұһ"),
    "ky": set("өү"),
}

_FEWEST_SUBJECTS = 2  # terms besides question words, when other words could not be read
_LONGEST_FUNCTION_WORD = 3  # letters; such words are not missed
_ASKING = frozenset(
    {
        *("who", "what", "what is", "which", "when", "where", "why", "how", "how much"),
        *("how many", "how long", "year", "a year", "last year", "this year", "next year"),
    }
)

_local = threading.local()


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    language: Language
    term: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question in the terms of the articles."""

    text: str
    language: Language = "en"  # of most of the forms that were recognised
    lost: tuple[str, ...] = ()  # words of another language that the glossary lacks
    is_understood: bool = True  # enough of them were recognised to look for an answer


class Glossary:
    """Reads questions; without terms it leaves them as they are."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for term in terms:
            for form in _forms_of(term):
                self._forms[form.words[0][:_PREFIX]].append(form)

    @classmethod
    def load(cls, folders: Iterable[Path]) -> Glossary:
        """The glossaries of some corpus folders together. Raises TableError."""
        return cls(term for folder in folders for term in read_glossary(folder))

    def read(self, question: str, is_known: Callable[[str], bool]) -> Reading:
        """The question in English terms; `is_known` tells whether a word stands in an article."""
        words = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(question)]
        found = list(self._matches(words))
        language = _language(words, [form for _, _, form in found])
        if language == "en":
            return Reading(_respelled(question, words, found, is_known))
        subjects = [form.term for _, _, form in found if form.term not in _ASKING]
        lost = _lost(words, found)
        understood = len(subjects) >= (_FEWEST_SUBJECTS if lost else 1)
        return Reading(_told(words, found), language, lost, understood)

    def _matches(self, words: Sequence[_Word]) -> Iterator[tuple[int, int, _Form]]:
        """First word, end and form of each term in a text; the longest one wins."""
        at = 0
        while at < len(words):
            form = self._form_at(words, at)
            if form is None:
                at += 1
            else:
                yield at, at + len(form.words), form
                at += len(form.words)

    def _form_at(self, words: Sequence[_Word], at: int) -> _Form | None:
        """The form that begins at a word: of most words, exact before inflected, longest first."""
        candidates = [
            form
            for form in self._forms.get(words[at].key[:_PREFIX], ())
            if _begins(form, words[at : at + len(form.words)])
        ]
        return max(candidates, key=lambda form: _closeness(form, words, at), default=None)


NO_TERMS = Glossary()


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return _key(self.text)

    @property
    def is_english(self) -> bool:
        return self.key in STOP_WORDS


def _key(word: str) -> str:
    word = word.casefold().replace("ё", "е")
    return _APOSTROPHES.sub("", re.sub(r"['’]s$", "", word))


def _forms_of(term: Term) -> Iterator[_Form]:
    languages: tuple[Language, ...] = ("ru", "kk", "uz", "ky", "tg")
    for variant in (term.term, *term.variants):
        yield from _form(variant, "en", term.term)
    for language in languages:
        for form in getattr(term, language):
            yield from _form(form, language, term.term)


def _form(text: str, language: Language, term: str) -> Iterator[_Form]:
    if words := tuple(map(_key, _WORD.findall(text))):
        yield _Form(words, language, term)


def _begins(form: _Form, words: Sequence[_Word]) -> bool:
    return len(words) == len(form.words) and all(
        _is_form_of(word.key, own, form.language)
        for word, own in zip(words, form.words, strict=True)
    )


def _closeness(form: _Form, words: Sequence[_Word], at: int) -> tuple[int, bool, int]:
    is_exact = all(words[at + i].key == own for i, own in enumerate(form.words))
    return len(form.words), is_exact, sum(map(len, form.words))


def _is_form_of(word: str, form: str, language: Language) -> bool:
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


def _language(words: Sequence[_Word], forms: Sequence[_Form]) -> Language:
    """That of its own letters, else of most recognised forms; English when English words stand."""
    foreign = [form.language for form in forms if form.language != "en"]
    letters = {letter for word in words for letter in word.key}
    is_cyrillic = any("а" <= letter <= "я" for letter in letters)
    if not foreign or (not is_cyrillic and any(word.is_english for word in words)):
        return "en"
    for language, own in _OWN_LETTERS.items():
        if letters & own:
            return language
    return max(dict.fromkeys(foreign), key=foreign.count)


def _respelled(
    question: str,
    words: Sequence[_Word],
    found: Sequence[tuple[int, int, _Form]],
    is_known: Callable[[str], bool],
) -> str:
    """The question with the usual names in place of those that no article has."""
    for first, end, form in reversed(found):
        if not all(is_known(word.key) for word in words[first:end]):
            start, stop = words[first].start, words[end - 1].end
            question = question[:start] + form.term + question[stop:]
    return question


def _told(words: Sequence[_Word], found: Sequence[tuple[int, int, _Form]]) -> str:
    """The terms found, in order, with the numbers and names between them.

    Other words nobody could look up in English articles; an unknown name tells what is not there.
    """
    terms = {first: (end, form.term) for first, end, form in found}
    pieces, at = [], 0
    while at < len(words):
        end, term = terms.get(at, (at + 1, ""))
        word = words[at].text
        if term or word[:1].isdigit() or word.isupper() or (at and word[:1].isupper()):
            pieces.append(term or word)
        at = end
    return " ".join(dict.fromkeys(pieces))


def _lost(words: Sequence[_Word], found: Sequence[tuple[int, int, _Form]]) -> tuple[str, ...]:
    """The words that belong to no term, numbers and names apart."""
    read = {at for first, end, _ in found for at in range(first, end)}
    return tuple(
        word.text
        for at, word in enumerate(words)
        if at not in read
        and len(word.text) > _LONGEST_FUNCTION_WORD
        and (word.text.islower() or not at)
    )
