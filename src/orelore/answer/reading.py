"""A sentence as the contract reads it: figures, dates, names and words, in order."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from orelore.answer.dates import Date, find_dates
from orelore.answer.figures import Figure, find_figures
from orelore.answer.names import is_name, name_key
from orelore.answer.wordlists import FUNCTION_WORDS
from orelore.words import stem

Kind = Literal["figure", "date", "name", "word"]

# Letters and digits in one name, such as U3O8, COVID-19, C5+1, 1H24 and 24.kg: no figures.
_CODE = re.compile(
    r"(?<![\w-])(?!US\d|[A-Z]{3}\d)"
    r"(?:[A-Z]\w*?-?\d[\w+]*|\d+[A-Z]+\d\w*|\d+\.(?:kg|kz|uz|tj|az|ru|com))(?![\w-])"
)
_WORD = re.compile(r"[^\W_](?:\w|['’.&](?=\w))*(?:(?<=\.\w)\.)?")
# A sentence, a quotation, a list item and what follows a colon open with a capital.
_OPENING = re.compile(r"(?:^|[.!?:•]\s|\n)[\W_]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a sentence. Equal keys mean the same thing."""

    kind: Kind
    text: str
    start: int
    key: str
    value: Figure | Date | None = None

    @property
    def is_fact(self) -> bool:
        return self.kind != "word"

    @property
    def is_content(self) -> bool:
        return self.kind == "name" or (self.kind == "word" and self.key not in FUNCTION_WORDS)


def read(text: str, common: AbstractSet[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a text; `common` are words known to be no names."""
    tokens: list[Token] = []
    rest = text
    for match in _CODE.finditer(rest):
        tokens.append(Token("name", match[0], match.start(), name_key(match[0])))
    rest = _blank(rest, tokens)
    tokens += [Token("date", d.text, d.start, _date_key(d), d) for d in find_dates(rest)]
    rest = _blank(rest, tokens)
    tokens += [_figure_token(figure) for figure in find_figures(rest)]
    rest = _blank(rest, tokens)
    tokens += [_word_token(match, text, common) for match in _WORD.finditer(rest)]
    return tuple(sorted(tokens, key=lambda token: token.start))


def lower_words(text: str) -> set[str]:
    """The words that a text writes in lower case somewhere."""
    return {word for word in re.findall(r"[^\W\d_]+", text) if word.islower()}


def _blank(text: str, tokens: list[Token]) -> str:
    for token in tokens:
        end = token.start + len(token.text)
        text = text[: token.start] + "\0" * (end - token.start) + text[end:]
    return text


def _figure_token(figure: Figure) -> Token:
    own = figure.own
    key = f"{own.value.normalize()} {own.unit} {own.per}"
    return Token("word" if figure.is_loose else "figure", figure.text, figure.start, key, figure)


def _date_key(date: Date) -> str:
    return f"{date.year}-{date.month}-{date.day}"


def _word_token(match: re.Match[str], text: str, common: AbstractSet[str]) -> Token:
    opens = _OPENING.search(text, max(0, match.start() - 12), match.start()) is not None
    if is_name(match[0], opens_sentence=opens, common=common):
        return Token("name", match[0], match.start(), name_key(match[0]))
    return Token("word", match[0], match.start(), word_key(match[0]))


def word_key(word: str) -> str:
    """The stem of a word, without its possessive: `mines`, `mine's` -> mine."""
    lower = re.sub(r"['’]s?$", "", word).casefold()
    return lower if lower in FUNCTION_WORDS else stem(lower)
