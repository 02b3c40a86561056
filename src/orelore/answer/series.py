"""A question about a quantity finds the table of its values over the years in figures.csv.

Only when it is clearly the same quantity: every word of the question that carries meaning is the
country's or company's, the metal's, or one of the quantity's own. A word more, and it asks for
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from orelore.answer.dates import YEAR
from orelore.answer.series_points import series
from orelore.answer.series_rows import Quantity, Row, concepts, rows_by_quantity
from orelore.corpus.tables import Figure
from orelore.types import Series
from orelore.vocabulary import COUNTRIES, MINERALS, countries_in, minerals_in
from orelore.words import content_words, stem

_WORLD = "World"
_MIN_YEARS = 2
_NO_VALUE = re.compile(
    r"\b(?:why|who|whom|whose|where|when|will|would|could|should|planned|plans?|targets?|goals?"
    r"|forecast|expected|if|mines)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\bmin(?:e|ed|es|ing)\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:tons?|tonnes?|kilograms?|kg)\b", re.IGNORECASE)
_PART_OF_THE_WORLD = re.compile(r"\bhow much of (?:the )?(?:world|global)", re.IGNORECASE)
_PROCESSED = re.compile(r"\b(?:refin(?:e|es|ed|ing)|smelt(?:s|ed|ing)?)\b", re.IGNORECASE)
_PLANTS = frozenset(["smelter", "refinery"])
_USUAL = _PLANTS | {"mine", "value"}
# Words that ask for a quantity without saying which, and those that many names share.
_ASKING = """
    year years yearly annual annually time history trend change changed develop developed last
    latest recent recently current currently figure figures data statistics number table show give
    tell total amount quantity volume level size country tonne tonnes ton tons metric kilograms kg
    since each come comes came account accounts accounted series evolution past decade every per
    average newest whole known best highest lowest peak record far end start early late mid pound
    ounce kilo kilogram
    """
_ASKING_STEMS = frozenset(map(stem, _ASKING.split()))
_COMMON = frozenset(
    ["mine", "plant", "company", "group", "deposit", "project", "port", "joint", "venture", "mmc"]
)
_NAME_STEMS = frozenset(
    stem(word) for name in [*COUNTRIES, *MINERALS] for word in content_words(name)
)


def wants_value(question: str) -> bool:
    """Whether a question may ask for a quantity: not who, why, when, or what is planned."""
    return _NO_VALUE.search(question) is None


class YearlyFigures:
    """The quantities of figures.csv, ready to be asked for."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._all: Mapping[Quantity, Sequence[Row]] = rows_by_quantity(figures)
        self._rows = {
            quantity: rows
            for quantity, rows in self._all.items()
            if len({row.year for row in rows}) >= _MIN_YEARS
        }
        owners = {quantity.owner for quantity in self._rows} - set(COUNTRIES) - {_WORLD}
        self._owners = {owner: _ways_to_name(owner) for owner in owners}

    def series_for(self, question: str) -> Series | None:
        """The values over the years of the quantity that a question asks for, if it is one."""
        quantity = self.quantity_for(question)
        return self.series_of(quantity) if quantity else None

    def series_of(self, quantity: Quantity) -> Series:
        """The values of a quantity over the years."""
        return series(quantity, self._all[quantity])

    def elsewhere(self, quantity: Quantity) -> tuple[Series, ...]:
        """The same quantity of other countries; none for that of a company or a mine."""
        if quantity.owner not in {*COUNTRIES, _WORLD}:
            return ()
        alike = (q for q in self._all if q.owner in COUNTRIES and q.owner != quantity.owner)
        return tuple(self.series_of(q) for q in alike if q.measure == quantity.measure)

    def quantity_for(self, question: str) -> Quantity | None:
        """The quantity that a question asks for, if it is one."""
        if not wants_value(question):
            return None
        asked = _Asked(question, self._owners)
        years = set(YEAR.findall(question))
        told = {q: {row.year for row in rows} for q, rows in self._rows.items() if asked.fits(q)}
        fitting = [q for q in told if not years or years & told[q]]
        if not fitting or len({quantity.mineral for quantity in fitting}) > 1:
            return None
        return max(fitting, key=lambda q: (asked.closeness(q), len(told[q]), max(told[q]), q.unit))


class _Asked:
    """What a question asks for: whose quantity, of which metal, and what."""

    def __init__(self, question: str, owners: Mapping[str, Sequence[frozenset[str]]]) -> None:
        text = re.sub(r"['’]s?\b", " ", question)
        words = set(content_words(text.replace("GDP", "gross domestic product")))
        ways = {owner: way for owner, some in owners.items() for way in some if way <= words}
        longest = max(map(len, ways.values()), default=0)
        self.owners = {owner for owner, way in ways.items() if len(way) == longest}
        self.countries = countries_in(question)
        self.minerals = minerals_in(question)
        names = frozenset[str]().union(*(ways[o] | {*content_words(o)} for o in self.owners))
        self.what = concepts(" ".join(sorted(filter(_tells, words - names))))
        if _PART_OF_THE_WORLD.search(text):
            self.what |= {"share"}
        # "The Kumtor mine" is no mining.
        verbs = re.sub(r"\bmine\b", " ", text) if self.owners else text
        self.is_from_the_mine = _MINE.search(verbs) is not None
        self.is_processed = _PROCESSED.search(text) is not None
        self.is_weighed = _WEIGHT.search(text) is not None

    def fits(self, quantity: Quantity) -> bool:
        """Whether the quantity, and nothing more, is asked for."""
        return self._is_of(quantity) and self._is_about(quantity) and self._means(quantity)

    def closeness(self, quantity: Quantity) -> tuple[int, int, bool]:
        """How well its kind is told: refined gold, rather than gold, if refined gold is asked."""
        untold = quantity.kind - self.what - _USUAL
        return len(self.what & quantity.kind), -len(untold), "mine" in quantity.kind

    def _is_of(self, quantity: Quantity) -> bool:
        if self.owners:
            return quantity.owner in self.owners and {*self.countries} <= {quantity.country}
        if self.countries:
            return self.countries == (quantity.owner,)
        return quantity.owner == _WORLD and bool(self.what & {"world", "price"})

    def _is_about(self, quantity: Quantity) -> bool:
        if self.minerals or not self.owners:
            return self.minerals == ((quantity.mineral,) if quantity.mineral else ())
        return True

    def _means(self, quantity: Quantity) -> bool:
        """Whether all words of the quantity are asked for, and all asked words are among them."""
        is_implied = "share" in quantity.core or self.is_processed
        core = quantity.core - {"production"} if is_implied else quantity.core
        known = quantity.core | quantity.kind | ({"world"} if quantity.owner == _WORLD else set())
        is_other = (self.is_from_the_mine and quantity.kind & _PLANTS) or (
            self.is_weighed and "value" in quantity.kind
        )
        return bool(core or self.what) and core <= self.what <= known and not is_other


def _tells(word: str) -> bool:
    """Whether a word says what is asked for; names and words that ask do not."""
    is_known = stem(word) in _ASKING_STEMS | _NAME_STEMS or YEAR.fullmatch(word)
    return not (is_known or countries_in(word) or minerals_in(word))


def _ways_to_name(owner: str) -> list[frozenset[str]]:
    """The words that a question may name an owner by: its initials, or all of its own."""
    words = content_words(owner)
    own = frozenset(word for word in words if word not in _COMMON) or frozenset(words)
    initials = "".join(re.findall(r"\b[A-Z]", owner)).lower()
    return [own, frozenset([initials])] if len(initials) > 2 else [own]
