"""What a question names: times, countries, minerals, and things that have a name of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from orelore.corpus.tables import Place, Term
from orelore.types import Article
from orelore.vocabulary import COUNTRIES, MINERALS, countries_in
from orelore.words import STRAIGHT_APOSTROPHES

Kind = Literal["time", "country", "mineral", "name", "term"]

SITES = frozenset({"mine", "deposit", "project", "plant", "smelter", "tailings", "port"})
_SHORTEST_LOWER = 4  # letters from which a name is known without its capital: "who owns kumtor"
_NAMED = frozenset({"deposit", "company", "institution", "person", "agreement", "place"})
_TOKEN = re.compile(r"[^\W_]+(?:\+\d)?")
_APART = re.compile(r"[?!,;:]|\. ")  # between two words of one name none of these stands

# Capitalised words behind the first word of a sentence: "the Navoi gold miner NMMC".
_CAPITALS = re.compile(r"(?<![.?!] )(?<!^)\b[^\W\d_a-zа-я][\w-]*(?: [^\W\d_a-zа-я][\w-]*)*")
_NO_NAMES = re.compile(
    r"(?:I|US|CEO|GDP|EVs?|JVs?|IPO|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|[A-Z][a-z]+(?:[aei]ans|mans)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:And|But|Who|What|When|Where|Which|Why|How|The|It|Is|Are|Was|Tell)(?: .*)?)"
)

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sep(?:tember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = (
    r"\b(?:1[89]|20)\d\d(?:s\b|\b)(?![.,]\d)"
    r"(?! ?(?:t|tonnes?|tons?|km|kg|people|workers|jobs|miles|metres|ounces|dollars)\b)"
)
_PART = (
    r"(?:the )?(?:early|late|mid|(?:first|second|third|fourth|last) (?:half|quarter)(?: of)?"
    r"|first \w+ (?:months|quarters) of|(?:end|beginning|start|middle) of)[ -]"
)
_TIME = re.compile(
    rf"\b(?P<lead>(?:in|for|during|since|by|until|before|after|from|between|of|at) )?"
    rf"(?:{_PART})?(?:\d{{1,2}} )?(?:{_MONTH} (?:\d{{1,2}},? )?)?(?:the (?=\d{{3}}0s))?"
    rf"{_YEAR}(?:(?: ?[-–] ?| (?:and|to|until|or) ){_YEAR})?"
    r"|\b(?:last|this|next) (?:year|month|quarter)\b|\b(?:today|nowadays|currently|right now)\b"
    r"|\bat present\b|\bat the moment\b",
    re.IGNORECASE,
)
# The five and their neighbours are asked about like countries.
_REGIONS = (
    r"central asia",
    r"(?:the )?european union",
    r"(?:the )?eu",
    r"europe",
    r"soviet union",
    r"ussr",
    r"africa",
    r"latin america",
    r"the west",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the corpus knows."""

    text: str
    kind: str = ""  # mine, company, person, ...; the lists of the articles do not say
    countries: tuple[str, ...] = ()
    is_place: bool = False  # a company may be one as well: the Almalyk combine


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a question that names something."""

    kind: Kind
    start: int
    end: int
    text: str
    name: Name | None = None

    @property
    def sort(self) -> str:
        """What kind of thing the name belongs to; empty when it is not known."""
        return self.name.kind if self.name else ""


class Names:
    """The names that the corpus knows, to be found in questions however they are written."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
        for name in names:
            if key := tuple(word.casefold() for word in _TOKEN.findall(name.text)):
                self._by_first[key[0]].setdefault(key, name)

    def find(self, text: str) -> Iterator[Mention]:
        """The names in a text, from left to right; the longest one wins."""
        words = list(_TOKEN.finditer(text))
        keys = [word[0].casefold() for word in words]
        at = 0
        while at < len(words):
            known = self._by_first.get(keys[at], {})
            fitting = [
                (len(key), name)
                for key, name in known.items()
                if tuple(keys[at : at + len(key)]) == key
                and _is_written_as(name, text, words[at : at + len(key)])
            ]
            length, name = max(fitting, key=lambda found: found[0], default=(1, None))
            if name:
                start, end = words[at].start(), words[at + length - 1].end()
                kind: Kind = "term" if name.kind == "technical" else "name"
                yield Mention(kind, start, end, _spelled(text[start:end], name), name)
            at += length


NO_NAMES = Names()


def known_names(
    articles: Iterable[Article], places: Iterable[Place], terms: Iterable[Term]
) -> Names:
    """The names in the tables and the articles' lists, and the technical terms of the glossary."""
    places = list(places)
    sites = {place.name for place in places}
    return Names(
        (
            *(Name(n, p.kind, (p.country,), True) for p in places for n in (p.name, *p.alt_names)),
            *(
                Name(text, term.kind, term.country, term.term in sites)
                for term in terms
                if term.kind in _NAMED | {"technical"} and term.term not in COUNTRIES
                for text in (term.term, *term.variants)
            ),
            *(Name(entity) for article in articles for entity in article.entities),
        )
    )


def find_mentions(text: str, names: Names = NO_NAMES) -> tuple[Mention, ...]:
    """Everything that a question names, from left to right; no two overlap."""
    countries = list(_countries(text))
    known = [m for m in names.find(text) if not any(_within(m, c) for c in countries)]
    found = [m for m in known if m.kind == "name"]
    terms = [m for m in known if m.kind == "term"]
    for more in (_capitalised(text, countries), countries, _times(text), _minerals(text), terms):
        found += [m for m in more if not any(_overlap(m, other) for other in found)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def is_adjective(country: Mention) -> bool:
    """Whether a country is named by its adjective, or by its people: Kazakh, Kazakhs."""
    text = country.text.casefold()
    return text in _ADJECTIVES.values() or text.removesuffix("s") in _ADJECTIVES.values()


def adjective_of(country: Mention) -> str | None:
    """The adjective of a country that is named by its noun: Kazakhstan -> Kazakh."""
    adjective = _ADJECTIVES.get(canonical(country))
    return adjective and adjective.title()


def canonical(country: Mention) -> str:
    """The usual name of a country."""
    return next(iter(countries_in(country.text)), country.text)


_ADJECTIVES: Mapping[str, str] = {
    "Afghanistan": "afghan",
    "Australia": "australian",
    "Canada": "canadian",
    "China": "chinese",
    "France": "french",
    "Germany": "german",
    "India": "indian",
    "Iran": "iranian",
    "Japan": "japanese",
    "Kazakhstan": "kazakh",
    "Kyrgyzstan": "kyrgyz",
    "Mongolia": "mongolian",
    "Russia": "russian",
    "South Korea": "korean",
    "Tajikistan": "tajik",
    "Turkey": "turkish",
    "Turkmenistan": "turkmen",
    "United Kingdom": "british",
    "United States": "american",
    "Uzbekistan": "uzbek",
}


def _is_written_as(name: Name, text: str, words: list[re.Match[str]]) -> bool:
    start, end = words[0].start(), words[-1].end()
    if _APART.search(text[start:end].replace(name.text, "")):
        return False
    if name.kind == "technical" or any(letter.isupper() for letter in words[0][0]):
        return True
    # A name that only an article lists may be a common word as well: Trend, Wood.
    is_sure = bool(name.kind) or len(words) > 1
    return is_sure and (end - start >= _SHORTEST_LOWER or not name.text[0].isalpha())


def _spelled(found: str, name: Name) -> str:
    return found if name.kind == "technical" or found != found.lower() else name.text


def _capitalised(text: str, countries: list[Mention]) -> Iterator[Mention]:
    """Names that the corpus does not know."""
    for match in _CAPITALS.finditer(text):
        inside = sum(
            min(c.end, match.end()) - max(c.start, match.start())
            for c in countries
            if c.start < match.end() and match.start() < c.end
        )
        if (not inside or len(match[0]) > inside + 1) and not _NO_NAMES.fullmatch(match[0]):
            yield Mention("name", match.start(), match.end(), match[0])


def _countries(text: str) -> Iterator[Mention]:
    for match in _pattern("countries").finditer(text.translate(STRAIGHT_APOSTROPHES)):
        yield Mention("country", match.start(), match.end(), text[slice(*match.span())])


def _minerals(text: str) -> Iterator[Mention]:
    for match in _pattern("minerals").finditer(text.translate(STRAIGHT_APOSTROPHES)):
        yield Mention("mineral", match.start(), match.end(), text[slice(*match.span())])


def _times(text: str) -> Iterator[Mention]:
    for match in _TIME.finditer(text):
        yield Mention("time", match.start(), match.end(), match[0])


@cache
def _pattern(kind: Literal["countries", "minerals"]) -> re.Pattern[str]:
    spellings = COUNTRIES if kind == "countries" else MINERALS
    all_spellings = [spelling for some in spellings.values() for spelling in some]
    # The US in capitals is a country, us in small letters is not, and US$ is money.
    own = (*_REGIONS, r"(?-i:US)(?!\$)") if kind == "countries" else ()
    return re.compile(rf"(?<!\w)(?:{'|'.join([*own, *all_spellings])})(?!\w)", re.IGNORECASE)


def _within(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
