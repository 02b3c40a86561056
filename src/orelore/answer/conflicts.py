"""Where the sources disagree: accounts of the same thing with different values.

A false "the sources disagree" is worse than a missed one. What may be a difference of year, of
rounding, of plan and outcome, or of what was counted is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from orelore.answer.accounts import tellings
from orelore.answer.attribution import without_speakers
from orelore.answer.contrasts import Telling
from orelore.answer.dates import Date
from orelore.answer.measures import Measured, measured, same_quantity
from orelore.answer.quantities import Quantity, agree, comparable, is_same
from orelore.answer.reading import read
from orelore.types import Account, Article, Source, Span

_YEARS_APART = 1
_LONGEST = 1000  # characters; what is longer is a list or a table, and no account


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article, and the sources it rests on."""

    text: str
    span: Span
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, article: Article, start: int, end: int) -> Statement:
        span = Span(article.id, start, end)
        return cls(article.text[start:end], span, article.sources_of(start, end))


def disagreements(statements: Sequence[Statement]) -> list[tuple[Account, ...]]:
    """Sets of accounts that contradict each other; what single sentences tell comes first."""
    sentences = [statement for statement in statements if len(statement.text) <= _LONGEST]
    found = [*_within(sentences), *_between(sentences)]
    kept: list[_Dispute] = []
    for dispute in found:
        if not any(dispute.repeats(other) for other in kept):
            kept.append(dispute)
    return [dispute.accounts for dispute in kept]


def as_of(text: str, sources: Sequence[Source]) -> str | None:
    """When what a sentence tells was so: `2023`, `2025-06`; else when its source was published.

    A later year than that of the newest source is a plan's, and when somebody said it counts only
    where no other date is told.
    """
    newest = max((s.published for s in sources if s.published), default=None)
    return _told(without_speakers(text, sources), newest) or _told(text, newest) or newest


@dataclass(frozen=True, slots=True)
class _Dispute:
    """Accounts, and the quantities that they give; none where they differ in words."""

    accounts: tuple[Account, ...]
    quantities: tuple[Quantity, ...] = ()

    def repeats(self, earlier: _Dispute) -> bool:
        """Whether an earlier one has the same values for a thing of the same name."""
        if not self.quantities or not all(earlier.has(q) for q in self.quantities):
            return False
        return bool(_names(self.accounts[0].claim) & _names(earlier.accounts[0].claim))

    def has(self, quantity: Quantity) -> bool:
        return any(comparable(q, quantity) and is_same(q, quantity) for q in self.quantities)


def _within(statements: Sequence[Statement]) -> Iterator[_Dispute]:
    """What single sentences tell of two sources and more."""
    for statement in statements:
        for group in tellings(statement.text, statement.sources):
            accounts = tuple(_account(statement, telling) for telling in group)
            yield _Dispute(accounts, tuple(t.quantity for t in group if t.quantity))


def _between(statements: Sequence[Statement]) -> Iterator[_Dispute]:
    """What different sentences tell of the same quantity."""
    groups: dict[object, list[list[tuple[Statement, Measured]]]] = defaultdict(list)
    for statement in statements:
        for found in measured(statement.text, statement.sources):
            entry, alike = (statement, found), groups[found.kind]
            group = next((g for g in alike if all(_is_of(entry, other) for other in g)), None)
            if group is None:
                alike.append([entry])
            elif not any(agree(found.quantity, other.quantity) for _, other in group):
                group.append(entry)
    for group in chain.from_iterable(groups.values()):
        if len(group) > 1:
            accounts = tuple(_plain_account(statement, m.quantity) for statement, m in group)
            yield _Dispute(accounts, tuple(m.quantity for _, m in group))


def _is_of(entry: tuple[Statement, Measured], other: tuple[Statement, Measured]) -> bool:
    """Whether two statements tell the same quantity; undated ones of the same time, it seems."""
    (a, mine), (b, theirs) = entry, other
    if a.span == b.span or not same_quantity(mine, theirs):
        return False
    return bool(mine.dates) or _are_near(as_of(a.text, a.sources), as_of(b.text, b.sources))


def _are_near(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and abs(int(a[:4]) - int(b[:4])) <= _YEARS_APART


def _account(statement: Statement, telling: Telling) -> Account:
    newest = as_of("", telling.sources)
    when = _told(telling.clause.replace(telling.value, "", 1), newest)
    if when is None and telling.quantity and not telling.quantity.is_date:
        when = _year_of_all(statement, newest)
    return Account(statement.text, telling.value, when or newest, statement.span, telling.sources)


def _plain_account(statement: Statement, quantity: Quantity) -> Account:
    when = as_of(statement.text, statement.sources)
    return Account(statement.text, quantity.text, when, statement.span, statement.sources)


def _year_of_all(statement: Statement, newest: str | None) -> str | None:
    """The one year that a sentence tells for all its clauses."""
    days = set(_days(without_speakers(statement.text, statement.sources)))
    is_year = len(days) == 1 and max(days).isdecimal()
    return _told(max(days), newest) if is_year else None


def _told(text: str, newest: str | None) -> str | None:
    """The latest date of a text that is not after the newest source."""
    return max((d for d in _days(text) if newest is None or d[:4] <= newest[:4]), default=None)


def _days(text: str) -> list[str]:
    """The dates of a text, to the month where it tells one."""
    dates = [token.value for token in read(text) if isinstance(token.value, Date)]
    return [
        f"{date.year}-{date.month:02}" if date.month else str(date.year)
        for date in dates
        if date.year is not None
    ]


def _names(text: str) -> set[str]:
    return {token.key for token in read(text) if token.kind == "name"}
