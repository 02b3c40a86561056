"""One year, country, metal or name of a question put in the place of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from orelore.answer.mentions import SITES, Kind, Mention, adjective_of, canonical, is_adjective
from orelore.answer.phrases import article_start, possessive
from orelore.answer.turns import Turn

_NEIGHBOURS = frozenset(
    {"Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Afghanistan"}
)
_WITH_ARTICLE = re.compile(
    r"(?:united|soviet|european) \w+(?: \w+)?|u\.?s\.?a?\.?|uk|u\.k\.|uae|eu|netherlands|ussr",
    re.IGNORECASE,
)
_DONOR = re.compile(r"\b(?:EU|European Union|Europe)$", re.IGNORECASE)  # gives as a bank does
_JOINT = re.compile(r",? (?:and|or) |, |-")
_LEAD = re.compile(r"^(in|for|during|since|by|until|before|after|from|between|at)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(in|to|from|with|by|of) (?:the )?$", re.IGNORECASE)
_LOCATED = re.compile(r" in [A-Z][\w-]+(?: [A-Z][\w-]+)*")
_ENDING = re.compile(r"[\s?.!]*$")
_HOW_MUCH = re.compile(r"^(?:how (?:much|many)|what share|by how much)\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:since |until )?when\b|how long ago|in (?:what|which) year", re.IGNORECASE)
_DOES = re.compile(r"\b(?:did|does|do|has|will|can) $", re.IGNORECASE)


def swapped(turn: Turn, cut: Turn) -> str | None:
    """The question of a turn with what a question cut short names; None where that has no place."""
    changed = turn
    for kind, swap in _SWAPS.items():
        if cut.of(kind):
            text = swap(changed, cut)
            if text is None:
                return None
            changed = Turn(text, known=turn.known)
    return changed.question


def _time(turn: Turn, cut: Turn) -> str | None:
    old, new = turn.of("time"), cut.of("time")
    if len(old) > 1 or len(new) > 1:
        return None
    wanted = new[0].text[0].lower() + new[0].text[1:]
    is_a_year = wanted[0].isdigit()
    if not old:
        text = f"in {wanted}" if is_a_year else wanted
        return None if _WHEN.match(turn.question) else _added(turn.question, text)
    lead = _LEAD.match(old[0].text)
    if is_a_year and (lead or not old[0].text[0].isdigit()):
        word = lead[1] if lead and lead[1].casefold() not in ("between", "from") else "in"
        wanted = f"{word} {wanted}"
    return _put(turn.question, old[0].start, old[0].end, wanted)


def _mineral(turn: Turn, cut: Turn) -> str | None:
    old, new = turn.of("mineral"), cut.of("mineral")
    wanted = cut.question[new[0].start : new[-1].end]
    runs: list[list[Mention]] = []
    for mineral in old:
        if runs and _JOINT.fullmatch(turn.question, runs[-1][-1].end, mineral.start):
            runs[-1].append(mineral)
        else:
            runs.append([mineral])
    if len(runs) == 1:
        return _put(turn.question, runs[0][0].start, runs[0][-1].end, wanted)
    if len({m.text.casefold() for m in old}) == 1:
        return re.sub(rf"\b{re.escape(old[0].text)}\b", wanted, turn.question, flags=re.IGNORECASE)
    return None


def _country(turn: Turn, cut: Turn) -> str | None:
    if len(cut.of("country")) > 1:
        return None
    wanted, old = cut.of("country")[0], turn.of("country")
    donors = [name for name in turn.of("name") if name.sort == "institution"]
    if len(donors) == 1 and _DONOR.search(wanted.text):
        start = article_start(turn.question, donors[0])
        return _put(turn.question, start, donors[0].end, _noun(wanted))
    fitting = _same_place(turn, old, wanted, _preposition(cut.question, wanted))
    if len({canonical(m) for m in fitting}) == 1:
        if _locates_a_name(turn, fitting[0]):
            return _in_place_of_name(turn, wanted, fitting[0].end)
        return _in_place_of_countries(turn, fitting, wanted)
    if old:
        return None
    if turn.of("name"):
        return _in_place_of_name(turn, wanted)
    is_place = _preposition(cut.question, wanted) == "in"
    return _located(turn, f"in {_noun(wanted)}") if is_place else None


def _preposition(text: str, mention: Mention) -> str | None:
    found = _PLACED.search(text[: mention.start])
    return found[1].casefold() if found else None


def _same_place(turn: Turn, old: list[Mention], wanted: Mention, lead: str | None) -> list[Mention]:
    """The countries of the question that the wanted one may stand for."""
    if len({canonical(m) for m in old}) < 2:
        return old
    behind = [m for m in old if lead and _preposition(turn.question, m) == lead]
    if len(behind) == 1:
        return behind
    is_near = canonical(wanted) in _NEIGHBOURS
    return [m for m in old if (canonical(m) in _NEIGHBOURS) == is_near]


def _locates_a_name(turn: Turn, country: Mention) -> bool:
    """Whether the country tells where a named thing lies: the Kumtor mine in Kyrgyzstan."""
    before = turn.question[: country.start]
    phrases = [turn.phrase(name).removeprefix("the ") for name in turn.of("name")]
    return any(before.endswith(f"{phrase} in ") for phrase in phrases)


def _in_place_of_countries(turn: Turn, old: list[Mention], wanted: Mention) -> str:
    noun, text = _noun(wanted), turn.question
    adjective = adjective_of(wanted) or possessive(noun)
    for mention in reversed(old):
        word = adjective if is_adjective(mention) else noun
        start = article_start(text, mention) if word.startswith("the ") else mention.start
        text = _put(text, start, mention.end, word)
    return text


def _noun(country: Mention) -> str:
    """The country as a noun: for Uzbek, Uzbekistan."""
    text = canonical(country) if is_adjective(country) else country.text
    return f"the {text}" if _WITH_ARTICLE.fullmatch(text) else text


def _in_place_of_name(turn: Turn, wanted: Mention, located: int = 0) -> str | None:
    """How much gold did Kumtor produce? -> the same of a whole country."""
    names = turn.of("name")
    if len(names) != 1 or not _HOW_MUCH.match(turn.question):
        return None
    phrase = turn.phrase(names[0])
    start = article_start(turn.question, names[0]) if phrase.startswith("the ") else names[0].start
    if not _DOES.search(turn.question[:start]):
        return None
    end = max(located, names[0].start + len(phrase.removeprefix("the ")))
    return _put(turn.question, start, end, _noun(wanted))


def _name(turn: Turn, cut: Turn) -> str | None:
    if len(cut.of("name")) > 1:
        return None
    wanted, old = cut.of("name")[0], turn.of("name")
    if not old:
        return _in_place_of_country(turn, wanted)
    fitting = [m for m in old if len(old) == 1 or _are_alike(m, wanted)]
    if len(fitting) != 1 or not _may_replace(turn, fitting[0], wanted):
        return None
    return _in_place_of_alike(turn, fitting[0], wanted)


def _may_replace(turn: Turn, old: Mention, wanted: Mention) -> bool:
    """Whether the same can be asked of both: not of a person and of a mine."""
    is_apart = [m.sort in ("person", "place", "agreement") for m in (old, wanted)]
    is_called = turn.phrase(old).removeprefix("the ") != old.text
    is_place = re.search(r"\b(?:at|in|near) $", turn.question[: old.start], re.IGNORECASE)
    return is_apart[0] == is_apart[1] and (_are_alike(old, wanted) or not (is_called or is_place))


def _are_alike(one: Mention, other: Mention) -> bool:
    kinds = {"site" if m.sort in SITES else m.sort for m in (one, other)}
    return len(kinds) == 1 or "" in kinds or kinds == {"company", "institution"}


def _in_place_of_alike(turn: Turn, old: Mention, wanted: Mention) -> str:
    """The name of one mine in place of another, whose country goes with it."""
    called = turn.phrase(old).removeprefix("the ")[len(old.text) :]
    behind = turn.question[old.end + len(called) :]
    if located := _LOCATED.match(behind):
        behind = behind[located.end() :]
    keeps_article = called or wanted.sort in ("agreement", "institution")
    start = old.start if keeps_article else article_start(turn.question, old)
    return turn.question[:start] + wanted.text + called + behind


def _in_place_of_country(turn: Turn, wanted: Mention) -> str | None:
    """How much uranium did Kazakhstan produce? -> the same of a company of Kazakhstan."""
    countries = turn.of("country")
    if len(countries) != 1 or not wanted.name:
        return None
    old, text = countries[0], turn.question
    if canonical(old) not in wanted.name.countries:
        return None
    if is_adjective(old):
        return _put(text, article_start(text, old), old.end, possessive(wanted.text))
    if text[: old.start].endswith(" in "):
        word = "at" if wanted.sort in SITES else "by"
        return _put(text, old.start - len("in "), old.end, f"{word} {wanted.text}")
    return _put(text, old.start, old.end, wanted.text)


def _located(turn: Turn, place: str) -> str:
    """With a place at its end, though before the year there."""
    times = turn.of("time")
    if times and _ENDING.match(turn.question, times[-1].end):
        return _put(turn.question, times[-1].start, times[-1].start, f"{place} ")
    return _added(turn.question, place)


def _added(question: str, words: str) -> str:
    bare = question.rstrip(" ?.!")
    return f"{bare} {words}{question[len(bare) :].strip() or '?'}"


def _put(text: str, start: int, end: int, words: str) -> str:
    return text[:start] + words + text[end:]


# A name first: it may stand in the place of a country.
_SWAPS: Mapping[Kind, Callable[[Turn, Turn], str | None]] = {
    "name": _name,
    "country": _country,
    "mineral": _mineral,
    "time": _time,
}
