"""The words of a text, cut to their stems, to compare texts by.         (only import of Stemmer)"""

from __future__ import annotations

import re
import threading

import Stemmer

WORD = re.compile(r"\w+(?:[.,]\d+)*")
# Words of questions that say nothing of what is asked about.
_STOP_WORDS = """
    a about according after all also an and any are as at be been before being between but by
    can could did do does during each for from had has have how i if in into is it its many may me
    more most much my name no nor not of off on one only or other our out over own same she should
    since so some such tell than that the their them then there these they this those through to
    under until up us very was we were what when where which while who whom whose why will with
    would you your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
STRAIGHT_APOSTROPHES = str.maketrans("‘’ʻʼ`", "'''''")  # for str.translate: o‘zbek, o'zbek

_local = threading.local()


def words(text: str) -> list[str]:
    """The words of a text in lower case; a number with separators is one word."""
    return [word.casefold() for word in WORD.findall(text)]


def content_words(text: str) -> list[str]:
    """The words that carry meaning."""
    return [word for word in words(text) if word not in STOP_WORDS]


def stem(word: str) -> str:
    """The stem of an English word (Porter, 2001, Snowball's second English stemmer)."""
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:  # a stemmer must not be shared by threads
        stemmer = _local.stemmer = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word))


def stems(text: str) -> set[str]:
    """The stems of the words of a text that carry meaning."""
    return {stem(word) for word in content_words(text)}
