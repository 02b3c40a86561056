"""The filter fields of the page -> Filters, and those in words."""

from __future__ import annotations

from collections.abc import Sequence

from orelore import Filters


def read_filters(
    countries: Sequence[str],
    minerals: Sequence[str],
    publishers: Sequence[str],
    since: str,
    until: str,
) -> Filters:
    """The filters as they stand in the fields, the dates unchecked."""
    return Filters(
        countries=tuple(countries),
        minerals=tuple(minerals),
        publishers=tuple(publishers),
        since=since.strip() or None,
        until=until.strip() or None,
    )


def describe(filters: Filters) -> str:
    """The filters in words: `Kazakhstan or China; tungsten; since 2024`. Empty for none."""
    names = [" or ".join(v) for v in (filters.countries, filters.minerals, filters.publishers)]
    period = [f"{word} {day}" for word, day in _period(filters) if day]
    return "; ".join(part for part in [*names, " ".join(period)] if part)


def _period(filters: Filters) -> Sequence[tuple[str, str | None]]:
    return ("since", filters.since), ("until", filters.until)
