"""Short answers scored as SQuAD does.

Rajpurkar et al. 2016, "SQuAD: 100,000+ Questions for Machine Comprehension of Text", with the
normalisation of its evaluation script: lower case, no punctuation, no articles, even white space.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

from orelore.types import Hit

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalised(text: str) -> list[str]:
    """The words that count."""
    return _ARTICLE.sub(" ", text.lower().translate(_WITHOUT_PUNCTUATION)).split()


def exact_match(answer: str, gold: Sequence[str]) -> bool:
    """Whether the answer is one of the right ones, word for word."""
    return normalised(answer) in map(normalised, gold)


def f1(answer: str, gold: Sequence[str]) -> float:
    """How the words of the answer and of the nearest right one overlap: 0 to 1."""
    return max(_f1(normalised(answer), normalised(right)) for right in gold)


def short_answer(hits: Sequence[Hit]) -> str:
    """The likeliest short answer in passages that were read; empty where there is none."""
    found = [
        (sentence.answer_score, hit.chunk.slice(*sentence.answer))
        for hit in hits
        for sentence in (hit.read.sentences if hit.read else ())
        if sentence.answer
    ]
    return max(found, default=(0.0, ""))[1]


def _f1(answer: Sequence[str], right: Sequence[str]) -> float:
    shared = (Counter(answer) & Counter(right)).total()
    return 2 * shared / (len(answer) + len(right)) if shared else 0.0
