"""Sentences of articles that state what a table tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from orelore.types import Article
from orelore.vocabulary import countries_in

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)(?!\s+[a-z\d])", re.MULTILINE)
_SIZES = ((1, ""), (10**3, " thousand"), (10**6, " million"), (10**9, " billion"))
_LISTED = 3  # countries that make a sentence a list of them
_UNSURE = re.compile(r"\b(?:apparently|plan\w*|target\w*|intend\w*)\b")


class Articles:
    """The articles by id, by the facts that they rest on, and sentence by sentence."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.by_id = {article.id: article for article in articles}
        self._by_fact: Mapping[str, list[Article]] = defaultdict(list)
        for article in self.by_id.values():
            for fact in {fact for source in article.sources for fact in source.facts}:
                self._by_fact[fact].append(article)
        self._sentences: dict[str, list[str]] = {}
        self._fame: dict[str, int] = {}

    def on(self, fact: str) -> Sequence[Article]:
        """Those that rest on a fact."""
        return self._by_fact.get(fact, [])

    def stating(
        self, articles: Iterable[Article], *words: str, values: Sequence[str] = ()
    ) -> tuple[Article, str] | None:
        """The first sentence about the first of the words, with all of them and a value if any."""
        for article in articles:
            for sentence in self._sentences_of(article):
                if (
                    _is_about(sentence, words[0])
                    and all(word in sentence for word in words)
                    and (not values or any(has_value(sentence, value) for value in values))
                ):
                    return article, sentence.strip()
        return None

    def fame(self, word: str) -> int:
        """How many articles have the word."""
        if word not in self._fame:
            self._fame[word] = sum(word in article.text for article in self.by_id.values())
        return self._fame[word]

    def _sentences_of(self, article: Article) -> list[str]:
        if article.id not in self._sentences:
            self._sentences[article.id] = _SENTENCE.findall(article.text)
        return self._sentences[article.id]


def main_word(name: str) -> str:
    """The word of a name that a sentence about it will have: `Kumtor` of `Kumtor mine`."""
    words = [word for word in re.findall(r"[\w-]+", name) if word[0].isupper()]
    return max(words, key=len) if words else name


def written(value: Decimal) -> list[str]:
    """The ways in which a text may write a value: `2500000`, `2,500,000`, `2.5 million`."""
    sizes = [f"{_plain(value / size)}{word}" for size, word in _SIZES if abs(value) >= size]
    return [str(value), _plain(value), *sizes[1:]]


def has_value(sentence: str, value: str) -> bool:
    """Whether the value stands in the sentence, and not as a part of a longer number."""
    return re.search(rf"(?<![\d.,]){re.escape(value)}(?!\d|[.,:]\d)", sentence) is not None


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_about(sentence: str, word: str) -> bool:
    """Whether it names the word early, is no list of countries, and tells of what is so."""
    is_early = 0 <= sentence.find(word) <= len(sentence) / 2 and f"and {word}" not in sentence
    return is_early and not _UNSURE.search(sentence) and len(countries_in(sentence)) < _LISTED
