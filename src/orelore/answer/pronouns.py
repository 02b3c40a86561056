"""Words that point back, replaced by what they stand for: Who owns it? -> Who owns Kumtor?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer import referents
from orelore.answer.backward import BACKWARD, points_back
from orelore.answer.phrases import capitalised, possessive
from orelore.answer.turns import Turn

_AROUND = 40  # characters around a pronoun that tell what is done to its thing, or by it
_OWNED = re.compile(r" (?P<owned>[a-z-]+(?: [a-z-]+)?)(?=[\s?.!]*$)")  # what ends the question
_SINGULAR = {"do": "does", "have": "has", "are": "is", "were": "was"}


def replaced(asked: Turn, turns: Sequence[Turn]) -> tuple[str, bool]:
    """A question with its words that point back replaced; and whether one was left as it is.

    Of several that stand for one thing only the first is replaced.
    """
    question, pieces = asked.question, list[str]()
    at, done, is_open = 0, set[str](), False
    for word in BACKWARD.finditer(question):
        sort = _sort(word)
        if sort in done or not points_back(question, word, asked.mentions):
            continue
        found = _referent(sort, word, asked, turns)
        if sort == "thing" and "group" in done and _is_of(found, done):
            found = referents.the_metal(turns[0])  # they export it
        if found is None:
            is_open = True
        elif not (found in done and sort == "group"):
            done |= {sort, found, *(("thing", "group") if sort == "called" else ())}
            put, end = _put(found, word)
            pieces += [question[at : word.start()], put]
            at = end
    text = "".join([*pieces, question[at:]])
    return (capitalised(text) if pieces else question), is_open


def _is_of(found: str | None, done: set[str]) -> bool:
    """Whether it is nothing, or something of what the question has already: Peru's tin."""
    return found is None or any(found.startswith(possessive(other)) for other in done)


def _sort(word: re.Match[str]) -> str:
    """thing, group, person, place, year or called."""
    name = next(n for n, found in word.groupdict().items() if found and n not in ("is", "of"))
    return {"they_aux": "group", "aux_they": "group"}.get(name, name.removesuffix("s"))


def _referent(sort: str, word: re.Match[str], asked: Turn, turns: Sequence[Turn]) -> str | None:
    around = asked.question[max(0, word.start() - _AROUND) : word.end() + _AROUND]
    match sort:
        case "thing":
            return referents.the_thing(turns, around)
        case "place":
            return referents.the_place(turns, around)
        case "called":
            return referents.the_one_called(word["called"].casefold(), turns)
        case "person":
            return referents.first_of(turns, referents.the_person)
        case "year":
            return referents.first_of(turns, referents.the_year)
    group = referents.the_group(turns)
    return group or (None if asked.of("name") else referents.the_people(turns))


def _put(found: str, word: re.Match[str]) -> tuple[str, int]:
    """What is put in place of the word, and where the question goes on."""
    owned = _OWNED.match(word.string, word.end())
    if owned and " that " in found and (word["things"] or word["groups"]):
        return f"the {owned['owned']} of {found}", owned.end("owned")
    return _inflected(found, word), word.end()


def _inflected(found: str, word: re.Match[str]) -> str:
    """What is put in place of the word: with its auxiliary, its preposition, as a possessive."""
    if word["they_aux"]:
        auxiliary, negation, rest = word["they_aux"].casefold().partition("n")
        return f"{_agreeing(auxiliary, found)}{negation}{rest} {found}"
    if word["aux_they"]:
        return f"{found} {_agreeing(word['aux_they'].casefold(), found)}"
    if word["things"] or word["groups"] or word["persons"] or word["of"]:
        return possessive(found)
    if word["is"]:
        return f"{found} is"
    if word["year"]:
        return f"in {found}" if word["year"].casefold().startswith("in") else found
    if word["place"] and " " in word["place"]:
        return f"{word['place'].split()[0]} {found.split(' ', 1)[1]}"
    return found


def _agreeing(auxiliary: str, found: str) -> str:
    return auxiliary if " and " in found else _SINGULAR[auxiliary]
