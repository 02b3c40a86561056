"""Questions cut short, built up again from an earlier one: And in 2023?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.answer.brackets import subjects, whole, with_note
from orelore.answer.followwords import AUXILIARY, QUANTITY, ROLE
from orelore.answer.mentions import canonical
from orelore.answer.phrases import capitalised, is_plural, possessive
from orelore.answer.referents import the_thing, the_year
from orelore.answer.swap import swapped
from orelore.answer.turns import Turn

_OPENING = re.compile(
    r"^(?:(?:and|but|or|so|then|also|plus|now|well|no|sorry|i meant?|what about|how about|what of"
    r"|compared (?:to|with)|versus|vs|as for|(?:the )?same(?: question| thing)?|again)\b[\s,.]*)+",
    re.IGNORECASE,
)
_WORDS = """
    in for of at from by with to on about the a an and or year years only alone then now too as well
    instead please mine deposit project plant company all how much many one ones
"""
_FILLER = frozenset(_WORDS.split())  # between the names of a question cut short
_ASKING = re.compile(
    rf"^(?:who|what|which|when|where|why|how(?! (?:much|many)\b)|{AUXILIARY})\b", re.IGNORECASE
)
_BEGINS_CUT_SHORT = re.compile(r"(?:in|for|at|of|by|since) ", re.IGNORECASE)
_LONGEST = 8  # words of a question cut short

_BARE = re.compile(
    r"^(?:(?:and|but|so|or)\b[\s,]*)?(?P<asks>(?P<word>why|when|where|how(?: come| so)?|who"
    r"|what for|(?:by|with|from|to|for) whom|since when|until when|how (?:much|many|long))"
    r"(?P<not> not)?(?: exactly)?"
    r"(?: (?:is|was|did|does|has|would|should|will) (?:that|this|it(?= happen)))?"
    r"(?: (?:so|then|happen(?:ed)?|be))?[\s?.!]*)$",
    re.IGNORECASE,
)
_ASKED_BY = re.compile(
    rf"^(?:(?P<word>when|where|why|how) )?(?P<rest>{AUXILIARY}\b.+)$", re.IGNORECASE
)

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_YEARS_ON = re.compile(
    r"(?:in )?(?:(?:(?P<number>an?|one|two|three|four|five|six|seven|ten|\d+) years?|the year) "
    r"(?:later|after|(?P<back>earlier|before))"
    r"|the (?:following|next|(?P<previous>previous|preceding)) year)(?: that)?",
    re.IGNORECASE,
)

_COUNTED = re.compile(rf"(?P<all>^|\b){QUANTITY}$", re.IGNORECASE)
_ROLE = re.compile(rf"\b{ROLE}$", re.IGNORECASE)
_NOUN = re.compile(
    r"^(?:(?P<own>its|their|his|her) |(?:the|any) )?(?P<core>[\w’'-]+(?: [\w’'-]+){0,3})$"
)


def bare(question: str, turns: Sequence[Turn]) -> str | None:
    """The earlier question asked by another word: `Why?`, `When was that?`."""
    found = _BARE.match(question)
    if found is None:
        return None
    turn, word = turns[0], found["word"].casefold()
    word = "why" if word in ("how come", "how so") else word
    earlier = None if turn.note or found["not"] else _ASKED_BY.match(turn.question)
    if earlier and word in {"why", "when", "where", "how"} - {(earlier["word"] or "").casefold()}:
        rest = earlier["rest"]
        return f"{word.title()} {rest[0].lower()}{rest[1:]}"
    return with_note(capitalised(found["asks"]), turn.note or whole(turn))


def elliptic(question: str, turns: Sequence[Turn]) -> str | None:
    """The earlier question about another year, country, metal or name: `And in 2023?`."""
    opening = _OPENING.match(question)
    fragment = question[opening.end() if opening else 0 :].strip(" ?.!,")
    if not fragment or _ASKING.match(fragment) or len(fragment.split()) > _LONGEST:
        return None
    if not (opening or question.endswith("?") or _BEGINS_CUT_SHORT.match(question)):
        return None
    if fragment.casefold() == "lead":
        fragment = "of lead"  # by itself it may be a verb
    cut = Turn(_dated(fragment, turns), known=turns[0].known)
    if cut.mentions and _is_all_named(cut):
        return _rebuilt(cut, turns, question)
    return _about_a_noun(cut, turns) if opening else None


def _dated(fragment: str, turns: Sequence[Turn]) -> str:
    """`three years later` -> `in 2023`, after a question about 2020."""
    relative = _YEARS_ON.fullmatch(fragment)
    year = the_year(turns[0]) if relative else None
    if relative is None or year is None:
        return fragment
    number = (relative["number"] or "").casefold()
    years = int(number) if number.isdigit() else _NUMBERS.get(number, 1)
    is_back = relative["back"] or relative["previous"]
    return f"in {int(year) + (-years if is_back else years)}"


def _is_all_named(cut: Turn) -> bool:
    """Whether nothing but names, years and the like stands in a question cut short."""
    rest = list(cut.question)
    for mention in cut.mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    left = re.sub(r"['’]s?\b", " ", "".join(rest)).casefold()
    return set(re.findall(r"\w+", left)) <= _FILLER


def _rebuilt(cut: Turn, turns: Sequence[Turn], question: str) -> str:
    for turn in turns:
        if not _contradicts(cut, turn) and (text := swapped(turn, cut)):
            return with_note(text, turn.note)
    return _what_about(cut, turns, question)


def _contradicts(cut: Turn, turn: Turn) -> bool:
    """Whether what stands in brackets would still say what is to be replaced."""
    noted = Turn(turn.note, known=turn.known)
    return any(noted.of(mention.kind) for mention in cut.mentions if mention.kind != "time")


def _what_about(cut: Turn, turns: Sequence[Turn], question: str) -> str:
    if any(name.sort not in ("institution", "person") for name in cut.of("name")):
        return question  # a mine or a company is something to ask about by itself
    turn = turns[0]
    if cut.of("mineral") and not cut.of("country") and (thing := the_thing(turns, "")):
        return f"What about {cut.question} at {thing}?"
    if cut.of("country") and turn.of("mineral") and not turn.of("name"):
        return f"What about {turn.of('mineral')[0].text} in {cut.of('country')[0].text}?"
    return with_note(capitalised(question), subjects(turns, cut))


def _about_a_noun(cut: Turn, turns: Sequence[Turn]) -> str | None:
    """`And the reserves?` -> `What are the reserves of Kumtor?`"""
    noun = _NOUN.match(cut.question)
    if noun is None:
        return None
    core, turn = noun["core"], turns[0]
    counted, role = _COUNTED.search(core), _ROLE.search(core)
    country, mineral = turn.of("country"), turn.of("mineral")
    thing = the_thing(turns, f"its {core}") if noun["own"] or counted or role else None
    if thing is None and counted and country and not turn.of("name"):
        thing = canonical(country[0])
    if thing is None:
        return with_note(f"What about {cut.question}?", subjects(turns, cut))
    if counted and counted.start() == 0 and mineral and not turn.of("name"):
        core = f"{mineral[0].text} {core}"
    asks = f"{'Who' if role else 'What'} {'are' if is_plural(core) else 'is'}"
    if noun["own"]:
        return f"{asks} {possessive(thing)} {core}?"
    return f"{asks} the {core} of {thing}?"
