"""Whether a question without pronouns still lacks what it is about: What was the price?"""

from __future__ import annotations

import re

from orelore.answer.followwords import (
    AUXILIARY,
    KNOWN,
    OCCURRENCE,
    PARTY,
    PREPOSITION,
    QUANTITY,
    REACTS,
    ROLE,
    any_of,
)
from orelore.answer.mentions import canonical, is_adjective
from orelore.answer.turns import Turn
from orelore.words import content_words, words

ASKING = re.compile(
    rf"^(?:who|whom|whose|what|which|when|where|why|how|(?:by|in|for|from|to|at|on|of|with|under"
    rf"|since|until) (?:whom|what|which|how|when|where)|{AUXILIARY})\b",
    re.IGNORECASE,
)
# A question without a verb: For how much? How many kilograms a year?
AMOUNT = re.compile(
    r"^(?:(?:at|by|for|from|in|on|since|to|until|with) )?(?:how|what|which|whom)"
    rf"(?: (?!{AUXILIARY}\b)[\w$]+){{0,5}}[\s?]*$",
    re.IGNORECASE,
)
_FEW = 2  # words that say something
_SHORT = 6  # words

# Things that belong to others, and are not told apart.
_BELONGING = re.compile(
    rf"\bthe (?:\w+ )?(?:{PARTY}|{ROLE}|{QUANTITY}|{OCCURRENCE})"
    rf"(?=[?,.!]|$| (?:and|be|to|pay|paid|say|said|{AUXILIARY})\b)",
    re.IGNORECASE,
)
_PARTY = re.compile(rf"{PARTY}$", re.IGNORECASE)
_KNOWN = re.compile(
    rf"\bthe {KNOWN}\b(?! (?:{PREPOSITION}|that|which)\b)"
    r"|^[^,]*\b(?:this|these) (?!years?\b|months?\b|week|decade|century|is\b|are\b)[a-z]+"
    r"|^[^,]*\b(?:that|those) (?:amount|cases?|companies|countries|deposits|figures?|mines|numbers?"
    r"|plans?|price|routes?|sum|times?|way|agreements?|deals?)\b",
    re.IGNORECASE,
)
_ALONE = any_of("world globe earth planet future past start end moment same most best \\w+est")
_AFTER = any_of(
    """
    already and be begin cleaned close come cost end ever go hold last lie mean need now open pay
    run say start still stop take work
    """
)
_DEFINITE = re.compile(
    rf"\bthe (?!{_ALONE}\b|(?:mine|deposit|plant|smelter)\b)(?:[a-z]+ )?[a-z-]+"
    rf"(?=[?,.!]|$| (?:{_AFTER}|{AUXILIARY})\b)"
)
_PEOPLE = re.compile(r"\bthe (?:\w+ns|Kazakhs|Uzbeks|Tajiks|Chinese|Japanese|British|French)\b")
_IS_THERE = re.compile(
    rf"^{AUXILIARY} there (?:be |been )?(?:\w+ ){{0,3}}\w+[\s?]*$", re.IGNORECASE
)
_THAT = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:is|was|does|did|has) (?:that|this)\b(?! (?:year|month|week))",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:else|another|next|instead|otherwise|the rest|the others?|in return|in exchange|besides"
    r"|that|those|these|the same|one)\W*$|\b(?:comes?|came) (?:next|second|after)\b"
    r"|\b(?:is|was|are|were|does|did|has|will|about) (?:that|this|those|these)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^what(?: is| are|['’]s) (?:an? )?[\w-]+(?: [\w-]+)?[\s?]*$|\bmeans?\b", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:was|were|did|had)\b|^(?:who|what|which \w+) \w+ed\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:first|ever|history|invented|largest|biggest|oldest)\b", re.IGNORECASE)
# What Zijin said is said about something.
_DID = re.compile(rf"^(?:what |how (?:much )?|why |when )?{AUXILIARY} (?:the )?$", re.IGNORECASE)
_REACTS = re.compile(rf" {REACTS}[\s?]*$", re.IGNORECASE)


def lacks_subject(asked: Turn, *, goes_on: bool) -> bool:
    """Whether a question leans on the one before; `goes_on` when it began with `and` or `but`."""
    question = asked.question
    if not content_words(question):
        return True
    if names := asked.of("name"):
        before, behind = question[: names[0].start], question[names[0].end :]
        return bool(_DID.match(before) and _REACTS.match(behind))
    countries = {canonical(m) for m in asked.of("country")}
    if len(countries) > 1:
        return False
    if _THAT.search(question) or _names_what_is_known(asked):
        return True
    if countries or asked.of("mineral"):
        return goes_on and _GOING_ON.search(question) is not None
    return goes_on or _GOING_ON.search(question) is not None or _says_little(asked)


def _names_what_is_known(asked: Turn) -> bool:
    """Whether it speaks of the deal, the Chinese side, a nuclear plant: of what, or where?"""
    question = asked.question
    if not all(map(is_adjective, asked.of("country"))):
        return False
    if _KNOWN.search(question) or _IS_THERE.match(question):
        return True
    if (belonging := _BELONGING.search(question)) and not asked.of("mineral"):
        # The Chinese side belongs to something else, the Tajik workforce to a country.
        is_national = any(m.start in range(*belonging.span()) for m in asked.of("country"))
        return not is_national or _PARTY.search(belonging[0]) is not None
    return _PEOPLE.search(question) is not None and len(words(question)) <= _SHORT


def _says_little(asked: Turn) -> bool:
    """Whether a question that names nothing is too general to be asked by itself."""
    question, kinds = asked.question, {m.kind for m in asked.mentions}
    if _DEFINITE.search(question):
        return True
    if "term" in kinds:
        return False
    if AMOUNT.match(question):
        return True
    if ASKING.match(question) is None:
        return False
    said = len(content_words(question)) - len(
        content_words(" ".join(m.text for m in asked.mentions))
    )
    if said <= _FEW and not _DEFINES.search(question):
        return True
    return not kinds and _TOLD.search(question) is not None and not _EVER.search(question)
