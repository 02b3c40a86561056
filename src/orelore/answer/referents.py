"""What the words of a question that point back may stand for: it, they, there, the mine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from orelore.answer.followwords import (
    ACTED,
    ACTS,
    CHANGES,
    COMPANY,
    COUNTED,
    GIVES,
    HANDLED,
    HANDLES,
    PORTION,
    PROPERTY,
    QUANTITY,
    ROLE,
    SITE,
    TRADES,
    WORKS,
)
from orelore.answer.mentions import SITES, Mention, canonical, is_adjective
from orelore.answer.phrases import SEVERAL, is_possessor, possessive
from orelore.answer.turns import Turn

_GROUPS = frozenset({"company", "institution"})
_ENDS_IN_SITE = re.compile(rf"\b{SITE}$", re.IGNORECASE)
_ENDS_IN_COMPANY = re.compile(rf"\b{COMPANY}$", re.IGNORECASE)

# What companies and states do, and mines do not.
_ACTING = re.compile(
    rf"(?<!\bis )(?<!\bwas )\bit (?:\w+ly |ever |first |also )?{ACTS}(?:s|ed|ing)?\b"
    rf"|\bits (?:\w+ )?{PROPERTY}\b|\b{GIVES} it\b|\bit {ACTED}\b",
    re.IGNORECASE,
)
_HANDLED = re.compile(
    rf"\b(?:is|was|be|are) it (?:\w+ly )?{HANDLED}\b|\b(?:{PORTION} of|{HANDLES}) it\b",
    re.IGNORECASE,
)
_TRADING = re.compile(rf"\b(?:does|did|will|can|has) it (?:\w+ly )?{TRADES}", re.IGNORECASE)
_CHANGED = re.compile(
    rf"\bit (?:\w+ly )?{CHANGES}\w*"
    r"|\b(?:is|was) it (?:so |this )?(?:high|low|growing|falling|rising)\b",
    re.IGNORECASE,
)
_WORKING = re.compile(r"\b(?:work|employ|job|run|boss|chief)", re.IGNORECASE)
_QUANTITY = re.compile(
    rf"^what(?: is| are| was| were|['’]s) (?P<quantity>(?:the )?(?:[\w’'-]+ ){{0,3}}{QUANTITY}"
    r"(?: (?:of|for) [^?]+?)?)[\s?.!]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf" (?P<noun>{COUNTED})\b")
_ROLE = re.compile(rf"\bthe (?:\w+ )?{ROLE}\b", re.IGNORECASE)
_OF = (len(" of "), len(" of the "))  # between a role and a name
_SUBJECT = re.compile(
    r"^(?:[\w-]+ ){1,5}?(?:did|does|do|is|was|has|will|would|can|could) (?:the )?$", re.IGNORECASE
)


def first_of(turns: Sequence[Turn], pick: Callable[[Turn], str | None]) -> str | None:
    """The latest turn's referent of this sort."""
    return next((found for turn in turns if (found := pick(turn))), None)


def the_thing(turns: Sequence[Turn], clause: str) -> str | None:
    """What `it` stands for, in a clause that tells what is done to it or by it."""
    is_acting = _ACTING.search(clause) is not None
    if found := _told_apart(turns, is_acting=is_acting):
        return found
    if _CHANGED.search(clause):
        quantity = _QUANTITY.match(turns[0].question)
        return quantity["quantity"] if quantity else None
    for turn in turns:
        found = _handled(turn) if _HANDLED.search(clause) else None
        found = found or (_acting(turn) if is_acting else _thing(turn))
        if not found and _TRADING.search(clause):
            found = _country(turn)
        if found:
            return found
        if not turn.note and turn.mentions:
            return None  # a question with a subject of its own, though one that `it` may not mean
    return None


def the_group(turns: Sequence[Turn]) -> str | None:
    """What `they` stands for: a company, or several things named together."""
    return None if turns[0].asks_for_several else first_of(turns, _group)


def the_people(turns: Sequence[Turn]) -> str | None:
    """What `they` stands for when no company is named: those at the mine, or of the country."""
    return None if turns[0].asks_for_several else first_of(turns, _people)


def the_person(turn: Turn) -> str | None:
    """Whom `he` or `she` stands for."""
    people = [name for name in turn.of("name") if name.sort == "person"]
    if people:
        return _only(people)
    return _answered(turn, frozenset({"person"})) or turn.somebody


def the_place(turns: Sequence[Turn], clause: str) -> str | None:
    """Where `there` is: `at the Altyn mine`, `in Peru`."""
    at_work = _WORKING.search(clause) is not None
    return first_of(turns, lambda turn: _place(turn, at_work=at_work))


def the_one_called(noun: str, turns: Sequence[Turn]) -> str | None:
    """What `the mine`, `the company` or `the country` stands for."""
    if noun == "country":
        return first_of(turns, _country) or first_of(turns, _country_of_adjective)
    if noun in ("metal", "mineral", "element"):
        return first_of(turns, the_metal)
    if re.fullmatch(SITE, noun):
        return first_of(turns, lambda turn: _site_called(noun, turn))
    return first_of(turns, _company)


def the_metal(turn: Turn) -> str | None:
    """The one metal that a question names."""
    return _only(turn.of("mineral"))


def the_year(turn: Turn) -> str | None:
    """The year that `that year` stands for."""
    years = {year for time in turn.of("time") for year in re.findall(r"\d{4}", time.text)}
    return years.pop() if len(years) == 1 else None


def _told_apart(turns: Sequence[Turn], *, is_acting: bool) -> str | None:
    """What the latest question already calls by an earlier one: the company that won Jerooy."""
    described = (d for t in turns[1:] if (d := t.organisation if is_acting else t.thing))
    return next((d for d in described if d in turns[0].question), None)


def _thing(turn: Turn) -> str | None:
    """A mine, a project, a thing without doings of its own."""
    names = [n for n in turn.of("name") if n.sort != "person"]
    things = [n for n in names if n.sort != "place"] or names
    if turn.topic and not turn.note:
        first = turn.phrase(things[0]) if things else ""
        is_it = bool(first) and turn.topic.startswith(first)
        return first if is_it else re.sub(r"^an? ", "the ", turn.topic)
    if not things:
        return _thing_without_a_name(turn)
    if asked_for := turn.thing or (None if _sites(turn) else turn.told_of):
        return asked_for
    things = [n for n in things if not is_possessor(turn.question, n)] or things
    sites = [n for n in things if _is_site(turn, n)]
    return turn.phrase(sites[0]) if len(sites) == 1 else _subject(turn, things)


def _thing_without_a_name(turn: Turn) -> str | None:
    if turn.told_of and not turn.thing:
        return turn.told_of
    answered = _answered(turn, SITES if turn.thing else SITES | {"company"})
    return answered or turn.thing or turn.organisation or _mineral_or_country(turn)


def _acting(turn: Turn) -> str | None:
    """A company or a state."""
    if turn.organisation:
        return turn.organisation
    names = [n for n in turn.of("name") if n.sort not in ("person", "place")]
    groups = [n for n in names if _is_group(turn, n)]
    found = _subject(turn, groups or names) if names else _country(turn)
    return found or _thing(turn)


def _handled(turn: Turn) -> str | None:
    """A metal, and whose."""
    metal = None if turn.note else the_metal(turn)
    owner = _thing(turn) if turn.of("name") else _country(turn)
    if metal is None or owner is None:
        return metal
    return None if metal in owner else f"{possessive(owner)} {metal}"


def _subject(turn: Turn, names: Sequence[Mention]) -> str | None:
    """The one name, or that behind the auxiliary: `Why did Polymetal ...`."""
    if len(names) == 1:
        return turn.phrase(names[0])
    subjects = (n for n in names if _SUBJECT.match(turn.question[: n.start]))
    return next((turn.phrase(name) for name in subjects), None)


def _group(turn: Turn) -> str | None:
    names = turn.of("name")
    if role := _ROLE.search(turn.question):
        owned = next((n for n in names if n.start - role.end() in _OF), None)
        if owned or turn.note:
            return f"{role[0]} of {turn.phrase(owned)}" if owned else role[0]
    if len(names) == 2 and turn.question[names[0].end : names[1].start] == " and ":
        return turn.question[names[0].start : names[1].end]
    if groups := [turn.phrase(name) for name in names if _is_group(turn, name)]:
        return groups[0] if len(groups) == 1 else None
    if turn.organisation or turn.question.casefold().startswith("who"):
        return _answered(turn, _GROUPS) or turn.organisation
    return None


def _people(turn: Turn) -> str | None:
    if turn.asks_for_several or turn.question.casefold().startswith("who"):
        return None
    names = turn.of("name")
    others = [n for n in names if n.sort not in ("person", "place")]
    if len(others) == 1:
        return turn.phrase(others[0])
    # In "Where does Peru keep its ore heaps?" it is the heaps.
    return None if names or SEVERAL.search(turn.question) else _country(turn)


def _place(turn: Turn, *, at_work: bool) -> str | None:
    names = [
        name
        for name in turn.of("name")
        if name.sort != "person"
        and not is_possessor(turn.question, name)
        # One works at a company, but no gold lies there.
        and (at_work or not _is_group(turn, name) or _has_place(name))
    ]
    sites = [n for n in names if _is_site(turn, n)] or names
    if len(sites) == 1:
        return f"{_preposition(turn, sites[0])} {turn.phrase(sites[0])}"
    if sites:
        return None
    if country := _country(turn):
        return f"in {country}"
    answered = _answered(turn, SITES)
    return f"at {answered}" if answered else None


def _preposition(turn: Turn, name: Mention) -> str:
    """That of the question, or what goes with such a name."""
    said = re.search(r"\b(in|at|on) (?:the )?$", turn.question[: name.start])
    if said and not _is_site(turn, name):
        return said[1]
    return "in" if name.sort == "place" else "at"


def _site_called(noun: str, turn: Turn) -> str | None:
    sites = _sites(turn) or [n for n in turn.of("name") if not n.sort]
    sites = [n for n in sites if _agrees(noun, turn.phrase(n), n.sort)]
    if len(sites) == 1:
        phrase = turn.phrase(sites[0])
        return phrase if _is_called_site(phrase) else f"the {phrase.removeprefix('the ')} {noun}"
    if sites:
        return None
    answered = None if turn.told_of else _answered(turn, SITES, called=noun)
    if answered:
        return f"the {answered} {noun}"
    described = turn.thing or turn.told_of
    return described if described and noun in described.split() else None


def _agrees(noun: str, phrase: str, sort: str) -> bool:
    """Whether a thing may be called so: no mine is called a smelter."""
    called = _ENDS_IN_SITE.search(phrase)
    kinds = {bool(re.fullmatch(WORKS, word)) for word in (noun, called[0] if called else sort)}
    return noun in ("project", "site") or not sort or len(kinds) == 1


def _company(turn: Turn) -> str | None:
    companies = [n for n in turn.of("name") if n.sort == "company" or _called_company(turn, n)]
    if companies:
        return turn.phrase(companies[0]) if len(companies) == 1 else None
    return turn.organisation or _answered(turn, frozenset({"company"}))


def _mineral_or_country(turn: Turn) -> str | None:
    if turn.note:
        return None  # more likely it is what the brackets say
    if turn.of("country"):
        return None if turn.of("mineral") else _country(turn)
    if metal := the_metal(turn):
        counted = _COUNTED.match(turn.question, turn.of("mineral")[0].end)
        return f"{metal} {counted['noun']}" if counted else metal
    terms = [turn.phrase(term) for term in turn.of("term")]
    return terms[0] if len(terms) == 1 else None


def _country(turn: Turn) -> str | None:
    nouns = [m for m in turn.of("country") if not is_adjective(m)]
    named = dict.fromkeys(canonical(m) if m.text.islower() else m.text for m in nouns)
    return next(iter(named)) if len(named) == 1 else None


def _country_of_adjective(turn: Turn) -> str | None:
    named = {canonical(m) for m in turn.of("country")}
    return named.pop() if len(named) == 1 else None


def _only(mentions: Iterable[Mention]) -> str | None:
    """The one name among some, if there is one only."""
    names = dict.fromkeys(mention.text for mention in mentions)
    return next(iter(names)) if len(names) == 1 else None


def _answered(turn: Turn, sorts: frozenset[str], *, called: str = "") -> str | None:
    """The one name of some sorts in the answer, if there is one only."""
    return _only(
        name
        for name, phrase in turn.answered.items()
        if (name.sort in sorts or (not name.sort and sorts >= SITES and _is_called_site(phrase)))
        and (not called or _agrees(called, phrase, name.sort))
    )


def _is_called_site(phrase: str) -> bool:
    return _ENDS_IN_SITE.search(phrase) is not None


def _sites(turn: Turn) -> list[Mention]:
    return [name for name in turn.of("name") if _is_site(turn, name)]


def _is_site(turn: Turn, name: Mention) -> bool:
    if _is_called_site(turn.phrase(name)):
        return True
    return name.sort in SITES and not _called_company(turn, name)


def _is_group(turn: Turn, name: Mention) -> bool:
    return not _is_site(turn, name) and (name.sort in _GROUPS or _called_company(turn, name))


def _called_company(turn: Turn, name: Mention) -> bool:
    return _ENDS_IN_COMPANY.search(turn.phrase(name)) is not None


def _has_place(name: Mention) -> bool:
    return name.name is not None and name.name.is_place
