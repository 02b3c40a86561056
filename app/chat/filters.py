"""The filter fields of the page -> Filters, and one value of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from orelore import Coverage, Filters

Kind = Literal["countries", "minerals", "publishers", "kinds", "since", "until"]
KINDS: Sequence[Kind] = get_args(Kind)
PERIOD = ("since", "until")


def read_filters(
    countries: Sequence[str],
    minerals: Sequence[str],
    publishers: Sequence[str],
    kinds: Sequence[str],
    since: str | None,
    until: str | None,
) -> Filters:
    """The filters as they stand in the fields, the dates unchecked; an emptied one is None."""
    return Filters(
        countries=tuple(countries),
        minerals=tuple(minerals),
        publishers=tuple(publishers),
        since=(since or "").strip() or None,
        until=(until or "").strip() or None,
        kinds=tuple(kinds),
    )


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one field of the filters."""

    kind: Kind
    name: str

    @property
    def words(self) -> str:
        """As a reader reads it: `Kazakhstan`, `government sources`, `since 2024`."""
        if self.kind == "kinds":
            return f"{self.name} sources"
        return f"{self.kind} {self.name}" if self.kind in PERIOD else self.name

    def alone(self) -> Filters:
        """Filters of this value and no other."""
        value: dict[str, Any] = {self.kind: self.name if self.kind in PERIOD else (self.name,)}
        return Filters(**value)


def values_of(filters: Filters) -> Iterator[Value]:
    """The values of the filters, one by one, in the order of the fields."""
    for kind in KINDS:
        value = getattr(filters, kind)
        names = [value] if isinstance(value, str) else value or ()
        yield from (Value(kind, name) for name in names)


def filters_of(values: Iterable[Value]) -> Filters:
    """The filters with these values: the reverse of `values_of`."""
    return reduce(joined, values, Filters())


def joined(filters: Filters, value: Value) -> Filters:
    """The filters with the value: added to the names of its field, or in place of its date."""
    is_date = value.kind in PERIOD
    put: Any = value.name if is_date else (*_left(filters, value), value.name)
    return replace(filters, **{value.kind: put})


def filters_query(filters: Filters) -> str:
    """The filters as they stand in the query of an address: `countries=Peru&since=2023`."""
    return urlencode([(value.kind, value.name) for value in values_of(filters)])


def is_offered(value: Value, coverage: Coverage) -> bool:
    """Whether an article of the corpus passes the filter; a date always may."""
    return value.kind in PERIOD or value.name in getattr(coverage, value.kind)


def offered(filters: Filters, coverage: Coverage) -> Filters:
    """What the fields can take of the filters: a field takes no name that it does not offer."""
    return filters_of(value for value in values_of(filters) if is_offered(value, coverage))


def fields_of(filters: Filters) -> list[list[str] | str]:
    """What stands in the fields for these filters: the reverse of `read_filters`."""
    chosen = filters.countries, filters.minerals, filters.publishers, filters.kinds
    names = [list(some) for some in chosen]
    return [*names, filters.since or "", filters.until or ""]


def _left(filters: Filters, value: Value) -> Sequence[str]:
    left: Sequence[str] = getattr(filters.without(value.alone()), value.kind)
    return left
