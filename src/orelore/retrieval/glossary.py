"""Other names and other languages -> the terms that the articles use.

A question in Russian, Kazakh, Uzbek, Kyrgyz or Tajik is read term by term; one in English keeps
its words, but for a spelling that no article has ("Verkhnee Kairaktinskoye").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from orelore.corpus.tables import Term, read_glossary
from orelore.retrieval.inflection import is_form_of
from orelore.retrieval.languages import (
    EXACT,
    INFLECTED,
    SMALL_WORDS,
    Language,
    scores,
)
from orelore.retrieval.romanised import RussianWords
from orelore.words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’‘ʻʼ`]")
_PREFIX = 2  # letters by which forms are looked up; two stems of one word share them
_NAMES = frozenset({"deposit", "company", "institution", "person", "agreement", "place"})

_FEWEST_SUBJECTS = 2  # terms besides question words, when other words could not be read
_FEWEST_RUSSIAN = 2  # words, for Latin letters to be taken for Russian
_LONGEST_FUNCTION_WORD = 3  # letters; such words are not missed
_ASKING = frozenset(
    {
        *("who", "what", "what is", "which", "when", "where", "why", "how", "how much"),
        *("how many", "how long", "year", "a year", "last year", "this year", "next year"),
    }
)


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    language: Language
    term: str
    is_english_name: bool  # which tells nothing of a question's language


_Found = tuple[int, int, _Form]  # the first word of a term, the word behind it, and its form


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
        if not self._forms:
            return Reading(question)
        asked = [_Word(m.start(), m.end(), m[0], _key(m[0])) for m in _WORD.finditer(question)]
        language, words, terms = self._recognised(asked, is_known)
        found = list(_chosen(terms, language))
        if language == "en":
            return Reading(_respelled(question, words, found, is_known))
        subjects = [form.term for _, _, form in found if form.term not in _ASKING]
        lost = _lost(words, found, language)
        understood = len(subjects) >= (_FEWEST_SUBJECTS if lost else 1)
        return Reading(_told(words, found) or question, language, lost, understood)

    def _recognised(
        self, words: Sequence[_Word], is_known: Callable[[str], bool]
    ) -> tuple[Language, Sequence[_Word], list[list[_Match]]]:
        """The language of a question, its words, and the terms that begin at each of them."""
        terms = [self._terms_at(words, at) for at in range(len(words))]
        fit = scores([word.key for word in words], _votes(words, terms, is_known))
        language = max(fit, key=lambda language: fit[language])
        respelled = [self._in_cyrillic(*pair) for pair in zip(words, terms, strict=True)]
        russian = [new for new, word in zip(respelled, words, strict=True) if new != word]
        if len(russian) < max(_FEWEST_RUSSIAN, sum(word.is_plain for word in words) / 2):
            return language, words, terms
        as_russian = [self._terms_at(respelled, at) for at in range(len(words))]
        votes = _votes(respelled, as_russian, is_known)
        if scores([word.key for word in russian], votes)["ru"] <= fit[language]:
            return language, words, terms
        return "ru", respelled, as_russian

    def _terms_at(self, words: Sequence[_Word], at: int) -> list[_Match]:
        """The terms that begin at a word, in any language."""
        forms = self._forms.get(words[at].key[:_PREFIX], ())
        return [match for form in forms if (match := _match(form, words, at))]

    def _in_cyrillic(self, word: _Word, terms: Sequence[_Match]) -> _Word:
        """A word in Latin letters as a Russian word that is known, if it can be one."""
        if word.key in STOP_WORDS or any(match.form.language == "en" for match in terms):
            return word
        return replace(word, key=self._russian.spelling(word.key) or word.key)

    @cached_property
    def _russian(self) -> RussianWords:
        forms = (form for forms in self._forms.values() for form in forms)
        words = (word for form in forms if form.language == "ru" for word in form.words)
        return RussianWords([*words, *SMALL_WORDS["ru"]])


NO_TERMS = Glossary()


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str  # by which it is compared: in the letters of its language, without apostrophes

    @property
    def is_plain(self) -> bool:
        """Whether it is neither a name nor a number."""
        return self.text.islower() or (self.start == 0 and self.text.isalpha())


@dataclass(frozen=True, slots=True)
class _Match:
    """A form of a term in a question."""

    form: _Form
    is_exact: bool
    likeness: int  # of the letters

    @property
    def size(self) -> int:
        return len(self.form.words)


def _key(word: str) -> str:
    word = word.casefold().replace("ё", "е")
    return _APOSTROPHES.sub("", re.sub(r"['’]s$", "", word))


def _forms_of(term: Term) -> Iterator[_Form]:
    languages: tuple[Language, ...] = ("ru", "kk", "uz", "ky", "tg")
    for variant in (term.term, *term.variants):
        yield from _form(variant, "en", term.term, is_name=term.kind in _NAMES)
    for language in languages:
        for form in getattr(term, language):
            yield from _form(form, language, term.term)


def _form(text: str, language: Language, term: str, *, is_name: bool = False) -> Iterator[_Form]:
    if words := tuple(map(_key, _WORD.findall(text))):
        yield _Form(words, language, term, is_name)


def _match(form: _Form, words: Sequence[_Word], at: int) -> _Match | None:
    keys = [word.key for word in words[at : at + len(form.words)]]
    if len(keys) < len(form.words):
        return None
    pairs = list(zip(keys, form.words, strict=True))
    if not all(is_form_of(key, own, form.language) for key, own in pairs):
        return None
    # вольфрама is nearer to вольфрам than to вольфрамит, Хромтаудағы to Хромтау than to хром.
    likeness = sum(2 * _shared(key, own) - len(own) for key, own in pairs)
    return _Match(form, all(key == own for key, own in pairs), likeness)


def _shared(word: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )


def _votes(
    words: Sequence[_Word], terms: Sequence[Sequence[_Match]], is_known: Callable[[str], bool]
) -> Counter[Language]:
    """How many words were recognised as words of each language."""
    votes: Counter[Language] = Counter()
    at = 0
    while at < len(words):
        if not terms[at]:
            key = words[at].key
            votes["en"] += words[at].is_plain and (key in STOP_WORDS or is_known(key))
            at += 1
            continue
        size, is_exact = max((match.size, match.is_exact) for match in terms[at])
        closest = [m.form for m in terms[at] if (m.size, m.is_exact) == (size, is_exact)]
        for language in {form.language for form in closest if not form.is_english_name}:
            votes[language] += size * (EXACT if is_exact else INFLECTED)
        at += size
    return votes


def _chosen(terms: Sequence[Sequence[_Match]], language: Language) -> Iterator[_Found]:
    """The terms of a question, one after the other: the longest, exact before inflected."""
    at = 0
    while at < len(terms):
        if not terms[at]:
            at += 1
            continue
        best = max(
            terms[at],
            key=lambda m: (m.size, m.is_exact, m.form.language == language, m.likeness),
        )
        yield at, at + best.size, best.form
        at += best.size


def _respelled(
    question: str,
    words: Sequence[_Word],
    found: Sequence[_Found],
    is_known: Callable[[str], bool],
) -> str:
    """The question with the usual names in place of those that no article has."""
    for first, end, form in reversed(found):
        if not all(is_known(word.key) for word in words[first:end]):
            start, stop = words[first].start, words[end - 1].end
            question = question[:start] + form.term + question[stop:]
    return question


def _told(words: Sequence[_Word], found: Sequence[_Found]) -> str:
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


def _lost(words: Sequence[_Word], found: Sequence[_Found], language: Language) -> tuple[str, ...]:
    """The words that belong to no term, numbers and names apart."""
    read = {at for first, end, _ in found for at in range(first, end)}
    return tuple(
        word.text
        for at, word in enumerate(words)
        if at not in read
        and word.key not in SMALL_WORDS[language]
        and len(word.text) > _LONGEST_FUNCTION_WORD
        and (word.text.islower() or not at)
    )
