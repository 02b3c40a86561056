"""What kind of answer a question wants: one fact, a list, a comparison, sides of a conflict."""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """Kinds of question, by what a good answer to each looks like."""

    SINGLE = "single"  # one fact, in as few words as possible
    DOUBLE = "double"  # two facts: "Who bought it, and for how much?"
    LIST = "list"  # several things, often told by several articles
    COMPARE = "compare"  # a sentence for each side
    CONFLICT = "conflict"  # what each source says
    LATEST = "latest"  # the newest of the values told
    DEFINE = "define"  # what something is, from a general article


BROAD = frozenset({Kind.LIST, Kind.COMPARE, Kind.CONFLICT})  # answered from several places

_ANY = re.IGNORECASE

_CONFLICT = re.compile(
    r"\b(?:dis(?:agree|crepan)\w*|conflict(?:s|ing)?\b(?! (?:zone|mineral))|contradict\w*"
    r"|(?:do|does|did)(?:n't| not) (?:agree|match|tally|add up)"
    r"|(?:sources|reports|accounts|figures|estimates|numbers|versions|claims)\b[^.?!]*\b"
    r"(?:differ|diverge|vary|clash|disput)\w*"
    r"|(?:differ|diverge|vary|clash|disput)\w*\b[^.?!]*\b"
    r"(?:sources|reports|accounts|figures|estimates|numbers|versions|claims)"
    r"|(?:different|differing|rival|competing|varying|inconsistent|two) "
    r"(?:\w+ )?(?:sources|reports|accounts|figures|estimates|numbers|versions|claims|values|totals"
    r"|answers|sums|dates|names|stories)"
    r"|(?:different|differing) \w+ (?:are|is) (?:quoted|given|published|reported|told)"
    r"|not the same\b|far apart\b|(?:do|does) [^.?!]*\bagree\b"
    r"|i (?:keep )?(?:find|found|see|saw|read|reading|get|hear)\w* (?:of )?"
    r"(?:two|three|different|several|various|other|more than one))",
    _ANY,
)
_COMPARE = re.compile(
    r"\b(?:compar(?:e|es|ed|ing|ison)|versus|vs|differ(?:s|ed|ence|ences)?|contrast\w*"
    r"|(?:more|less|fewer|higher|lower|larger|bigger|smaller|greater|richer|deeper|cheaper|longer"
    r"|older|newer|earlier|later|better|worse|faster) than|which of the two|respectively"
    r"|(?:larger|bigger|smaller|higher|lower|more|less|greater|older|longer|earlier|first)"
    r"\b[^.?!]*\bor\b|both\b[^.?!]*\band\b"
    r"|between\b(?! (?:\w+ )?(?:1[89]|20)\d\d\b)[^.?!]*\band\b)",
    _ANY,
)
_LIST = re.compile(
    r"^\W*(?:(?:please )?(?:list|name|enumerate|give (?:me )?(?:a list|examples))\b)"
    r"|\b(?:which|what)\b(?: (?!is\b|was\b|does\b|did\b|has\b)[\w'’-]+){0,4}?"
    r" [\w'’-]*[^\W\d_]{2}s\b"
    r"(?<!\bis)(?<!\bwas)(?<!\bdoes)(?<!\bhas)(?<!ss)(?<!us)(?<!'s)(?<!’s)"
    r"(?= (?:are|were|have|had|do|did|can|could|will|would|may|might|in|of|on|from|to|under|that"
    r"|which|who|at|with|by|for|has|besides|apart|other|and|does|it|he|they|the|\w+ed)\b|\?|$)"
    r"|\bwho are\b|\bwho (?:else|all)\b|\bwhat else\b|\bwhere else\b"
    r"|\bhow many\b[^?]*\band (?:which|what|who)\b",
    _ANY,
)
# Plural words that ask for one figure or one statement.
_NOT_A_LIST = re.compile(
    r"\b(?:reserves|resources|exports|imports|sales|costs|terms|figures|earnings|revenues|profits"
    r"|losses|taxes|royalties|prices|tons|tonnes|metres|meters|dollars|years|percents?|times|works)\b"
    r"(?= (?:are|were|did|does|do|had|have|of|in|will|would|at|from)\b|\?|$)",
    _ANY,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|recently|current(?:ly)?|nowadays|at present|today"
    r"|right now|by now|as of now|so far|up[- ]to[- ]date|last known|these days|now)\b",
    _ANY,
)
_DEFINE = re.compile(
    r"^\W*(?:what(?:'s| is| are| does| do)|define|explain|how (?:is|are|does|do|can)"
    r"|why (?:is|are|do|does))\b",
    _ANY,
)

# A second question word after an "and", not at the start.
_DOUBLE = re.compile(
    r"^\W*(?:\w+\W+){2,}?and (?:(?:by|for|to|from|in|at|with|of|on|under|over|since) )?"
    r"(?:what|how|who|whom|when|where|which|why)\b",
    _ANY,
)


def kind_of(question: str, *, is_general: bool = False) -> Kind:
    """The kind of a question; `is_general` tells that it names no place, company or person."""
    if _CONFLICT.search(question):
        return Kind.CONFLICT
    if _COMPARE.search(question):
        return Kind.COMPARE
    if _LIST.search(question) and not _NOT_A_LIST.search(question):
        return Kind.LIST
    if _LATEST.search(question):
        return Kind.LATEST
    if is_general and _DEFINE.search(question):
        return Kind.DEFINE
    return Kind.DOUBLE if _DOUBLE.search(question) else Kind.SINGLE
