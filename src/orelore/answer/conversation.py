"""Questions that only make sense after others, completed into questions that stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer.brackets import subjects, whole, with_note
from orelore.answer.ellipsis import bare, elliptic
from orelore.answer.followwords import AUXILIARY, QUANTITY, ROLE
from orelore.answer.foreign import Read, complete_foreign, in_english, is_foreign
from orelore.answer.lacking import AMOUNT, ASKING, lacks_subject
from orelore.answer.mentions import NO_NAMES, Names, find_mentions
from orelore.answer.phrases import capitalised
from orelore.answer.pronouns import replaced
from orelore.answer.referents import the_metal, the_thing
from orelore.answer.turns import Turn, read_turns
from orelore.words import words

_COURTESY = re.compile(
    r"^(?:(?:thanks|thank you|ok(?:ay)?|great|good|nice|interesting|i see|right|hm+|wow)"
    r"(?: (?:a lot|very much))?[\s,.!]+)+",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:(?:and|but|so|also|then|or|well|now)\b[\s,]*)+", re.IGNORECASE)
# What is of something: the price, its share.
_OF_WHAT = re.compile(
    rf"\b(?:the|its|their) (?:\w+ )?(?:{QUANTITY}|{ROLE}|share|(?P<put_in>stake)|part|holding"
    r"|status)(?=[?,.]|\s*$)",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(rf"^how much {AUXILIARY}\b", re.IGNORECASE)


def complete(question: str, earlier: str | None, known: Names = NO_NAMES, read: Read = str) -> str:
    """The question as it is meant after the earlier ones, which `remember` keeps.

    "And in 2023?" after "How much gold did Kumtor produce in 2022?" becomes "How much gold did
    Kumtor produce in 2023?". What cannot be put in words is put in brackets behind the question.
    One that stands alone stays as it is. `read` gives a text in the articles' terms.
    """
    turns = read_turns(earlier, known)
    if not turns or not words(question):
        return question
    if is_foreign(question, read):
        return complete_foreign(question, turns, read)
    turns = [in_english(turn, read) for turn in turns]
    plain = _COURTESY.sub("", question.strip()) or question
    return bare(plain, turns) or elliptic(plain, turns) or _resolved(plain, turns) or plain


def _resolved(plain: str, turns: Sequence[Turn]) -> str | None:
    """A question with a verb, its words that point back replaced; None when it stands alone."""
    rest = _OPENING.sub("", plain)
    goes_on, is_whole = rest != plain, ASKING.match(rest) is not None
    asked = Turn(capitalised(rest) if goes_on and is_whole else plain, known=turns[0].known)
    text, is_open = replaced(asked, turns)
    if text != asked.question:
        text = with_note(text, _still_lacking(text, turns[0]))
    if is_open and not asked.of("name"):
        return with_note(text, subjects(turns, asked))
    if text == asked.question and lacks_subject(asked, goes_on=goes_on):
        if of_what := _of_what(text, turns):
            return of_what
        is_cut_short = AMOUNT.match(text) and not re.search(r"ed[\s?]*$", text)
        return with_note(text, (is_cut_short and whole(turns[0])) or subjects(turns, asked))
    return text if text != plain else None


def _still_lacking(text: str, turn: Turn) -> str:
    """What a question needs besides what its pronoun stands for."""
    if turn.note and not find_mentions(text, turn.known):
        return turn.note
    metal = the_metal(turn)
    if metal and not turn.of("name") and _HOW_MUCH.match(text) and metal not in text:
        return metal
    return ""


def _of_what(question: str, turns: Sequence[Turn]) -> str | None:
    """`What was the price?` -> `What was the price of the Altyn mine?`"""
    found = _OF_WHAT.search(question)
    thing = the_thing(turns, "") if found else None
    if found is None or thing is None:
        return None
    of = "in" if found["put_in"] else "of"
    return capitalised(f"{question[: found.end()]} {of} {thing}{question[found.end() :]}")
