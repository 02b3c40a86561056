"""Whether a pronoun, or `the mine`, means something outside of its question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer.followwords import (
    AUXILIARY,
    CLAUSE,
    COMPANY,
    HOLDER,
    JUDGED,
    SITE,
    SOMEBODY,
    TELLS,
    any_of,
)
from orelore.answer.mentions import Mention, is_adjective
from orelore.answer.phrases import SEVERAL, is_possessor

_CALLED = any_of(
    rf"""
    mines? deposit project plant smelter refinery factory pit company firm country miner producer
    (?:metal|mineral|element)(?=[?,.]|$|\s(?:come|cost|go|{AUXILIARY})\b)
    """
)
BACKWARD = re.compile(
    r"\b(?P<they_aux>(?:do|have|are|were)(?:n['’]t)?) they\b"
    r"|\bthey (?P<aux_they>do|have|are|were)\b"
    r"|\b(?P<thing>it)(?P<is>['’]s)?\b"
    r"|\b(?P<things>its)\b"
    r"|\b(?P<group>they|them)\b"
    r"|\b(?P<groups>theirs?)\b"
    r"|\b(?P<person>s?he|him)\b"
    r"|\b(?P<persons>his|her)\b"
    r"|(?P<place>(?:\b(?:from|near|of|to|over) )?\bthere)\b"
    r"|\b(?P<year>(?:in )?(?:that|the same) year)\b"
    rf"|\b(?:the|this|that) (?P<called>{_CALLED})(?P<of>['’]s?)?(?![\w-])",
    re.IGNORECASE,
)

# `It` that stands for nothing: it takes years to ..., is it true that ..., as Reuters has it.
_EXPLETIVE = re.compile(
    rf"\b{AUXILIARY} it (?:take|cost|make sense|matter)\b.*\bto \w+"
    r"|\bit (?:takes?|took|costs?) .*\bto \w+"
    rf"|\b(?:is|was|isn['’]t|wasn['’]t) it (?:\w+ )?{JUDGED},? to\b"
    r"|\b(?:is|was|isn['’]t|wasn['’]t|become) it (?:\w+ ){1,3}(?:that|whether|how|why)\b"
    r"|\b(?:is|was|has) it (?:\w+ ){1,2}for .* to\b|\bhow \w+ (?:is|was) it (?:for .*)?to\b"
    r"|\bit (?:is|was|has been) (?:\w+ ){1,2}(?:that|to|how)\b"
    r"|\b(?:ma[dk]es?|making|finds?|found|keep|considers?) it (?:\w+ )?\w+ (?:for|to|that)\b"
    rf"|\bas (?:[\w&.-]+ ){{1,3}}{TELLS}s? it\b"
    r"|\bma(?:ke|kes|de) it (?:to|onto|into|through)\b|\band how (?:much|many) of it\b",
    re.IGNORECASE,
)
# `There` that only says that something is.
_THERE_IS = re.compile(
    r"\bthere(?=(?: (?:still|also|already|now))?"
    r" (?:is|are|was|were|has been|have been|will be|exists?)\b)"
    rf"|\b(?:{AUXILIARY}|isn['’]t|aren['’]t) there\b(?=\W*\w)",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(rf"[,.;:?!]|\b{CLAUSE}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!] ")
_ALSO_ASKED = re.compile(
    r"\w+ \w+ \w+.*\band (?:\w+ )?(?:who|what|which|when|where|why|how)\b", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"(?<!\bdid )(?<!\bdoes )(?<!\bis )(?<!\bwas )(?<!\bhas )(?<!\bwill )(?<!\bcan )(?<!\bdo )"
    r"(?<!\bwould )\bit (?:is|was|has|had|will|would|can|could|\w+ed|signed|won|bought|sold)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(rf"\b(?:{COMPANY}|{SITE}|{HOLDER})\b", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b{SOMEBODY}\b", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"{SEVERAL.pattern}|\bthe (?:Chinese|Japanese|British|French)\b(?! [a-z]+s\b)"
)
# What everybody has of one's own.
_ONES_OWN = re.compile(
    r"their (?:own|existence|homes?|jobs?|lives|minds?|money|names?|signatures?|way)\b"
)
# `The mine at Altyn`, `the company that ...` are told apart from others.
_TOLD_APART = re.compile(
    r" (?:at|in|of|on|with|between|near|for|that|which|who|called|named)\b"
    r"|[^?]* that (?:will|would|is|was|are|were|has|had)\b",
    re.IGNORECASE,
)
_A_SITE = re.compile(rf"\ban? (?:[\w-]+ )?{SITE}\b", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b{AUXILIARY} ", re.IGNORECASE)
_SUBJECT_FOLLOWS = re.compile(rf"\b{AUXILIARY} (?:the )?$", re.IGNORECASE)
_PLACE_FOLLOWS = re.compile(r"\b(?:at|in|of|on|for|from) (?:the )?$", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:between|among|of) $", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:before|after|since|with|during|despite|as|when|if)\b[^,]*,", re.IGNORECASE
)


def points_back(question: str, word: re.Match[str], known: Sequence[Mention]) -> bool:
    """Whether a match of `BACKWARD` stands for something that the question does not name."""
    start = word.start()
    named = [m for m in known if m.kind in ("name", "country", "mineral")]
    nouns = [m for m in named if m.kind != "country" or not is_adjective(m)]
    owners = [m for m in nouns if m.kind != "mineral"]
    if word["thing"]:
        return not _is_told_by_the_question(question, start, nouns)
    if word["place"]:
        is_said = any(m.start() <= start < m.end() for m in _THERE_IS.finditer(question))
        return not is_said and not _before(owners, start)
    if word["called"]:
        return not _is_told_apart(question, word, known)
    if word["year"]:
        return not any(m.kind == "time" for m in known)
    if word["things"] or word["groups"] or word["persons"]:
        return not _is_owned_in_the_question(question, word, owners)
    if word["person"] and _SOMEBODY.search(question, 0, start):
        return False
    if owners and _AMONG.search(question[:start]):
        return False
    return not _is_earlier(question, start, owners, (_HOLDER, _SEVERAL))


def _is_told_by_the_question(question: str, start: int, nouns: Sequence[Mention]) -> bool:
    """Whether `it` stands for nothing, or for something of another clause."""
    if any(m.start() <= start < m.end() for m in _EXPLETIVE.finditer(question)):
        return True
    if before := _before(nouns, start):
        # "At Altyn to make it safe"; but in "Zijin agreed to buy it" it is another's.
        is_place = _PLACE_FOLLOWS.search(question[: before[-1].start]) is not None
        if is_place and " to " in question[before[-1].end : start]:
            return True
        if _SUBORDINATE.match(question, start):
            return True
    return _is_earlier(question, start, nouns, (_HOLDER,))


def _is_earlier(
    question: str, start: int, nouns: Sequence[Mention], common: Sequence[re.Pattern[str]]
) -> bool:
    """Whether something was named before, though not in the clause of the word itself."""
    if _ALSO_ASKED.search(question, 0, start):
        return True
    ends = [noun.end() for p in common for noun in p.finditer(question, 0, start)]
    ends += [noun.end for noun in _before(nouns, start)]
    if not ends:
        return False
    if _SENTENCE.search(question[min(ends) : start]):
        return True
    # In "the company that owns it" the company is not what it owns.
    between = re.sub(r"^,? (?:that|which|who) ", " ", question[max(ends) : start])
    return _NEW_CLAUSE.search(between) is not None


def _is_owned_in_the_question(
    question: str, word: re.Match[str], owners: Sequence[Mention]
) -> bool:
    """Whether `its`, `their`, `his` goes with an owner in the question, before or behind it."""
    start = word.start()
    if _before(owners, start) or _HOLDER.search(question, 0, start):
        return True
    if word["persons"] and _SOMEBODY.search(question, 0, start):
        return True
    if word["groups"] and (_SEVERAL.search(question, 0, start) or _ONES_OWN.match(question, start)):
        return True
    opening, places = _OPENING.match(question), {m.start for m in owners}
    if opening and start < opening.end() and max(places, default=0) > start:
        return True  # "Before its sale, who owned Kumtor?"
    # "What share of its gold does Kumtor sell?"
    behind = (auxiliary.end() for auxiliary in _AUXILIARY.finditer(question, start))
    return any(at in places or question.startswith("the ", at) for at in behind)


def _is_told_apart(question: str, word: re.Match[str], known: Sequence[Mention]) -> bool:
    """Whether the question says which mine, company or country it means."""
    (start, end), called = word.span(), word["called"].casefold()
    if _TOLD_APART.match(question, end) or _SENTENCE.search(question[:start]):
        return True
    if called == "country":
        return any(m.kind in ("country", "name") for m in known)
    if re.fullmatch(SITE, called) and _A_SITE.search(question, 0, start):
        return True
    names = [m for m in known if m.kind == "name"]
    if any(m.start > end for m in names):
        return True
    alike = [m for m in names if _may_be(called, m)]
    if not alike:
        return False
    # In "Does Zijin control the company?" it is another one.
    is_subject = _SUBJECT_FOLLOWS.search(question[: alike[-1].start]) is not None
    if is_subject and not is_possessor(question, alike[-1]):
        return _NEW_CLAUSE.search(question, alike[-1].end, start) is not None
    return True


def _before(nouns: Sequence[Mention], start: int) -> list[Mention]:
    return [m for m in nouns if m.end <= start]


def _may_be(called: str, name: Mention) -> bool:
    if re.fullmatch(SITE, called):
        return name.sort not in ("company", "institution", "person", "place", "agreement")
    return name.sort in ("company", "institution", "")
