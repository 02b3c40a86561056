"""The rows of figures.csv sorted into quantities: whose, of what metal, what was counted.

A row of a yearly series tells in brackets whose count it is, and after a semicolon what to mind:
`mine production (Kumtor mine; given as 18.1 t)`. Plans, parts of a year and doubtful rows are no
part of a series.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain

from orelore.corpus.tables import Figure
from orelore.vocabulary import COUNTRIES, countries_in, minerals_in
from orelore.words import content_words, stem

_KINDS = frozenset(["production", "trade", "price", "share", "reserve", "other"])
# How a question may say what a row calls something else.
_SYNONYMS = """
production: produce produced produces producing production output yield yielded make made supply
production: mine mined mines mining extract extracted extraction supplies supplied
export: export exports exported exporting ship shipped sell sold
value: value worth earn earned earnings revenue income dollars
price: price prices priced
share: share shares percent percentage part proportion
world: world global worldwide
reserve: reserve reserves
refinery: refinery refined refine refining refineries
smelter: smelter smelted smelt smelting
"""
_CONCEPTS = {
    stem(word): name
    for name, _, words in (line.partition(": ") for line in _SYNONYMS.strip().splitlines())
    for word in words.split()
}
_PROCESS = re.compile(r"^(?:\w+ )?(mine|smelter|refinery) production\b")
_OTHER_MEASURES = frozenset(["refinery", "export", "reserve"])


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


# Words of a basis or label that tell who counts or how, not what is counted.
_COUNTING = _stems("""
    usgs wna bp gfms lbma indexbox merchant research statistical review world gold council wikipedia
    via national total table official officials statistics state committee customs central bank
    ministry industry energy compiler note equivalent reo exports output mine share production
    primary estimate kazatomprom main geology department start sole producer reserves ore group
    yearly average
    """)
_NATIONAL = re.compile(
    r"(?:national|USGS|WNA|BP|IndexBox|Merchant|GFMS|World Gold Council|share of|mine production"
    rf"|(?:{'|'.join(COUNTRIES)}) share)\b"
)
_NATIONAL_TOO = re.compile(r"/ national|sole producer")
_OWNER = re.compile(r"[A-Z][\w-]*(?: (?:[A-Z][\w-]*|and(?= [A-Z])))*")
_DOUBTFUL = re.compile(
    r"\b(?:partial year|check|misprint|computed|probably|blog|may mean|as printed|guidance|target"
    r"|plan|contract level)\b",
    re.IGNORECASE,
)
_NOT_BASIS = re.compile(
    r",? (?:low|high|upper) end(?: of range)?(?: on the date noted)?| \(compiler in note\)"
)
_INNER = re.compile(r"\s?\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a quantity, its value in the quantity's unit; one bound may be missing."""

    figure: Figure
    year: str
    low: Decimal | None
    high: Decimal | None
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the rows of one series have in common."""

    owner: str  # a country, the world, a company, a mine
    country: str
    mineral: str
    core: frozenset[str]  # what a question must ask for: {"share", "world", "production"}
    kind: frozenset[str]  # what tells it from its like: {"smelter"}, {"value"}
    unit: str

    @property
    def measure(self) -> object:
        """Equal for quantities that differ only in whose they are."""
        return self.mineral, self.core, self.kind, self.unit


def rows_by_quantity(figures: Iterable[Figure]) -> dict[Quantity, list[Row]]:
    """The rows of each quantity."""
    # Most rows stand alone; to read their words would take most of the time.
    alike: dict[object, list[Figure]] = defaultdict(list)
    for figure in filter(_is_value, figures):
        alike[figure.subject, figure.mineral, figure.kind].append(figure)
    found: dict[Quantity, list[Row]] = defaultdict(list)
    for figure in chain.from_iterable(some for some in alike.values() if len(_years(some)) > 1):
        for quantity, row in _sorted_in(figure):
            found[quantity].append(row)
    return dict(found)


@cache
def concepts(text: str) -> frozenset[str]:
    """The stems of a text's words, synonyms as one."""
    stems = map(stem, content_words(text))
    return frozenset(_CONCEPTS.get(word, word) for word in stems)


def name_of(figure: Figure) -> str:
    """What a row counts, without who counted."""
    return figure.quantity if figure.fact else figure.quantity.partition(" (")[0]


def _is_value(figure: Figure) -> bool:
    """Whether a row tells of a whole year, as it was, beyond doubt."""
    is_told = figure.kind in _KINDS and figure.status != "plan" and figure.as_of is not None
    return is_told and not _DOUBTFUL.search(figure.quantity)


def _years(figures: Iterable[Figure]) -> set[str]:
    return {(figure.as_of or "")[:4] for figure in figures}


def _sorted_in(figure: Figure) -> Iterator[tuple[Quantity, Row]]:
    """The quantities that a row belongs to: one, or that of a country and of its only producer."""
    minerals = _minerals(figure.mineral)
    if len(minerals) > 1:
        return
    mineral = next(iter(minerals), "")
    core, kind = _what(name_of(figure), mineral)
    row, unit = _row(figure)
    if concepts(row.basis) & _OTHER_MEASURES - core - kind:
        return  # "share of world mine production (share of world natural uranium exports)"
    product = _product(f"{row.basis} {' '.join(figure.mineral)}", mineral)
    owners = (figure.subject,) if figure.fact else _owners(figure.subject, row.basis)
    own = kind | product - core - concepts(" ".join(owners))
    country = figure.country[0] if len(figure.country) == 1 else ""
    for owner in owners:
        yield Quantity(owner, country, mineral, core, own, unit), row


def _row(figure: Figure) -> tuple[Row, str]:
    """The row and its unit: kilograms as tonnes, so that they stand in one table."""
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    unit, factor = ("t", Decimal("0.001")) if figure.unit == "kg" else (figure.unit, Decimal(1))
    low, high = (None if bound is None else bound * factor for bound in (low, high))
    brackets = "" if figure.fact else figure.quantity.partition(" (")[2].removesuffix(")")
    basis, _, note = brackets.partition("; ")
    year = (figure.as_of or "")[:4]
    return Row(figure, year, low, high, _NOT_BASIS.sub("", basis), note), unit


@cache
def _minerals(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for label in labels for name in minerals_in(label) or (label,)))


@cache
def _what(name: str, mineral: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a question must ask for, and what tells the row from its like."""
    found = concepts(name) - _mineral_words(name, mineral)
    kind = found & {"value", "refinery", "smelter"}
    return found - kind, kind | frozenset(_PROCESS.findall(name))


@cache
def _product(text: str, mineral: str) -> frozenset[str]:
    """What a basis and a label tell of the thing itself: "unwrought", "sponge", "dioxide"."""
    words = (word for word in content_words(_INNER.sub("", text)) if not _is_country(word))
    stems = {stem(word) for word in words if not word.isdecimal()}
    return frozenset(
        _CONCEPTS.get(word, word) for word in stems - _COUNTING - _mineral_words(text, mineral)
    )


@cache
def _mineral_words(text: str, mineral: str) -> frozenset[str]:
    named = (word for word in content_words(text) if mineral in _named_by(word))
    return frozenset(map(stem, [*named, *mineral.split()]))


@cache
def _named_by(word: str) -> tuple[str, ...]:
    return minerals_in(word)


@cache
def _is_country(word: str) -> bool:
    return bool(countries_in(word))


@cache
def _owners(subject: str, basis: str) -> tuple[str, ...]:
    """Whose quantity a row of a series tells: the country's, or that of a firm in its basis."""
    owner = None if _NATIONAL.match(basis) else _OWNER.match(basis)
    if subject not in COUNTRIES or owner is None or owner[0] in COUNTRIES:
        return (subject,)
    return (owner[0], subject) if _NATIONAL_TOO.search(basis) else (owner[0],)
