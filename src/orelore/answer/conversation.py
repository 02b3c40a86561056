"""Questions that only make sense after another one."""

from __future__ import annotations

import re

from orelore.vocabulary import minerals_in
from orelore.words import content_words, words

# What leans on an earlier question: an opening that goes on from it, a pronoun, or a thing that is
# not told apart from others. "Is there gold in Peru?" and "the mine at Altyn" stand alone.
_LEANS = re.compile(
    r"^(and|but|so|also|what about|how about)\b"
    r"|\b(it|its|they|them|their|this|these|those|he|she|his|her|him|the same)\b"
    r"|\b(is|was|are|were|does|did|has|will|about) that\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b(?! (is|are|was|were)\b)|\bthere\W*$"
    r"|\bthe (company|mine|deposit|project|deal|plant|agreement)\b"
    r"(?! (at|in|of|on|with|between)\b)",
    re.IGNORECASE,
)
# Capitalised words behind the first word of a sentence: "the Navoi gold miner NMMC".
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[^\W\d_a-zа-я][\w-]*(?: [^\W\d_a-zа-я][\w-]*)*")


def leans_on_earlier(question: str) -> bool:
    """Whether a question refers to the one before, as in "And in 2023?" or "Who owns it?"."""
    says_nothing_itself = bool(words(question)) and not content_words(question)
    return says_nothing_itself or _LEANS.search(question.strip()) is not None


def complete(question: str, earlier: str | None) -> str:
    """The question with what the earlier one was about, in brackets, when it leans on that.

    "Who owns it?" after "Where is Kumtor?" becomes "Who owns it? (Kumtor)".
    """
    if earlier is None or not leans_on_earlier(question):
        return question
    return f"{question} ({', '.join(_subjects(earlier)) or earlier})"


def _subjects(question: str) -> list[str]:
    """The names and minerals of a question."""
    return list(dict.fromkeys([*_NAME.findall(question), *minerals_in(question)]))
