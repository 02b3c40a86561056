"""Filters as people write them -> filters as the index knows them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from orelore.corpus.tables import SOURCE_KINDS
from orelore.errors import QuestionError
from orelore.types import Coverage, Filters
from orelore.vocabulary import countries_in, minerals_in

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
NOBODY = ("",)  # no passage has a publisher without a name


def resolve(filters: Filters, coverage: Coverage) -> Filters:
    """The filters with names as in the index; case, country codes and spellings do not matter.

    Raises QuestionError for a name that no article has, an unknown kind and a date that is none.
    """
    since, until = check_dates(filters)
    return Filters(
        countries=_known("country", filters.countries, coverage.countries, _country),
        minerals=_known("mineral", filters.minerals, coverage.minerals, _mineral),
        publishers=_publishers(filters.publishers, coverage.publishers),
        since=since,
        until=until,
        kinds=tuple(dict.fromkeys(map(_kind, filters.kinds))),
    )


def by_publisher(filters: Filters, kinds: Mapping[str, str]) -> Filters:
    """Resolved filters with publishers in place of kinds, as they are searched with.

    `kinds` has the kind of each publisher. Where publishers are chosen too, those of them are
    left that are of a chosen kind.
    """
    if not filters.kinds:
        return filters
    names = filters.publishers or kinds
    left = tuple(name for name in names if kinds.get(name) in filters.kinds)
    return replace(filters, publishers=left or NOBODY, kinds=())


def _kind(name: str) -> str:
    kind = name.strip().casefold()
    if kind not in SOURCE_KINDS:
        known = ", ".join(SOURCE_KINDS)
        raise QuestionError(f"There is no kind of source {name!r}. The kinds are {known}.")
    return kind


def _publishers(names: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """Each name as it stands, or all publishers that hold it as whole words: Reuters (via ...)."""
    found: list[str] = []
    for name in names:
        whole = re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
        same = [other for other in known if other.casefold() == name.strip().casefold()]
        holding = [other for other in known if name.strip() and whole.search(other)]
        found += same or holding or _known("publisher", [name], known, str.strip)
    return tuple(dict.fromkeys(found))


def check_dates(filters: Filters) -> tuple[str | None, str | None]:
    """Since and until, trimmed. Raises QuestionError for no date, and for a period that is none."""
    since, until = _date(filters.since), _date(filters.until)
    # `2024-05` to `2024` is the rest of a year: only what both name is compared.
    shared = min(len(since or ""), len(until or ""))
    if since and until and since[:shared] > until[:shared]:
        raise QuestionError(f"No date is both since {since} and until {until}. Swap the two.")
    return since, until


def _country(name: str) -> str:
    """The name of a country by its code or another of its names."""
    # Slow to import, and most questions come without a filter.
    from babel import Locale

    name = Locale("en").territories.get(name.strip().upper(), name)
    return _only(countries_in(name)) or name


def _mineral(name: str) -> str:
    return _only(minerals_in(name)) or name


def _only(found: Sequence[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _known(
    kind: str, names: Sequence[str], known: Iterable[str], usual: Callable[[str], str]
) -> tuple[str, ...]:
    by_fold = {name.casefold(): name for name in known}
    return tuple(_one(kind, name, by_fold, usual) for name in names)


def _one(kind: str, name: str, by_fold: dict[str, str], usual: Callable[[str], str]) -> str:
    found = by_fold.get(name.strip().casefold()) or by_fold.get(usual(name).casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.5)
    some = [by_fold[fold] for fold in near or sorted(by_fold)[:8]]
    way_out = f"Try {', '.join(some)}" if some else "Ask without this filter"
    raise QuestionError(f"No article has the {kind} {name!r}. {way_out}.")


def _date(value: str | None) -> str | None:
    if value is None or value == "":
        return None
    try:
        if not DATE.fullmatch(value.strip()):
            raise ValueError(value)
        date.fromisoformat(f"{value.strip()}-01-01"[:10])
    except ValueError as error:
        raise QuestionError(
            f"{value!r} is not a date. Write 2024, 2024-05 or 2024-05-31."
        ) from error
    return value.strip()
