"""The filter fields of the page -> Filters, and those in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orelore import Filters, QuestionError


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


def check_dates(filters: Filters) -> None:
    """Raises QuestionError for a date that is none, and for a period that ends before it starts."""
    since, until = _first_day(filters.since), _first_day(filters.until)
    # `2024-05` to `2024` is the rest of a year: only what both name is compared.
    shared = min(len(filters.since or ""), len(filters.until or ""))
    if since and until and since.isoformat()[:shared] > until.isoformat()[:shared]:
        raise QuestionError(
            f"No date is both since {filters.since} and until {filters.until}. Swap the two."
        )


def describe(filters: Filters) -> str:
    """The filters in words: `Kazakhstan or China; tungsten; since 2024`. Empty for none."""
    names = [" or ".join(v) for v in (filters.countries, filters.minerals, filters.publishers)]
    period = [f"{word} {day}" for word, day in _period(filters) if day]
    return "; ".join(part for part in [*names, " ".join(period)] if part)


def _period(filters: Filters) -> Sequence[tuple[str, str | None]]:
    return ("since", filters.since), ("until", filters.until)


def _first_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError as error:
        raise QuestionError(
            f"'{text}' is not a date. Write 2024, 2024-05 or 2024-05-31."
        ) from error
