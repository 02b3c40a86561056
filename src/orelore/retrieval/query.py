"""Question -> Query: cleaned, its keywords, and the filters that it names itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from orelore.errors import QuestionError
from orelore.retrieval.glossary import NO_TERMS, Glossary
from orelore.retrieval.languages import Language
from orelore.retrieval.related import related
from orelore.types import Filters
from orelore.vocabulary import countries_in, minerals_in
from orelore.words import content_words, words

MAX_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Query:
    """A question, ready to be searched for."""

    text: str
    reading: str  # in the terms of the articles; the text itself when those are its words
    language: Language
    lost: tuple[str, ...]  # words of another language that could not be read
    is_understood: bool
    keywords: tuple[str, ...]
    recognised: Filters  # countries and minerals that the question names

    def ignoring(self, names: Filters) -> Query:
        """The same query, but that it does not recognise these names."""
        return replace(self, recognised=self.recognised.without(names))

    @property
    def expression(self) -> str:
        """The keywords and words related to them, for FTS5.

        A number with separators stays together.
        """
        return " OR ".join(f'"{word}"' for word in (*self.keywords, *related(self.keywords)))


def read_query(
    question: str,
    glossary: Glossary = NO_TERMS,
    is_known: Callable[[str], bool] = lambda _word: True,
) -> Query:
    """Clean a question, read it in the articles' terms and find out what it names.

    `is_known` tells whether a word stands in an article. Raises QuestionError when the question
    is empty, too long or not text.
    """
    text = clean(question)
    reading = glossary.read(text, is_known)
    both = f"{text} {reading.text}"
    recognised = Filters(countries=countries_in(both), minerals=minerals_in(both))
    return Query(
        text,
        reading.text,
        reading.language,
        reading.lost,
        reading.is_understood,
        keywords(reading.text),
        recognised,
    )


def clean(question: str) -> str:
    """The question without control characters and needless white space. Raises QuestionError."""
    if len(question) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question {question[:40]!r}... has {len(question):,} characters; "
            f"at most {MAX_CHARACTERS:,} are read. Ask for one thing at a time."
        )
    printable = "".join(c if _is_text(c) else " " for c in question)
    text = " ".join(unicodedata.normalize("NFC", printable).split())
    if not any(c.isalnum() for c in text):
        raise QuestionError(
            f"The question {question[:40]!r} has no words. "
            "Ask in a sentence, such as 'How much gold does Kumtor produce?'."
        )
    return text


def keywords(text: str) -> tuple[str, ...]:
    """The words of a question that carry meaning, lower case, each once."""
    return tuple(dict.fromkeys(content_words(text) or words(text)))


def _is_text(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")
