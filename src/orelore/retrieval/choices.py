"""Filters as people write them -> filters as the index knows them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from orelore.errors import QuestionError
from orelore.types import Coverage, Filters

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# ISO 3166-1 alpha-2
CODES = {
    "KZ": "Kazakhstan",
    "KG": "Kyrgyzstan",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "UZ": "Uzbekistan",
    "CN": "China",
    "RU": "Russia",
    "US": "United States",
    "EU": "European Union",
}


def resolve(filters: Filters, coverage: Coverage) -> Filters:
    """The filters with names as in the index; case and country codes do not matter.

    Raises QuestionError for a name that no article has and a date that is none.
    """
    countries = [CODES.get(name.upper(), name) for name in filters.countries]
    return Filters(
        countries=_known("country", countries, coverage.countries),
        minerals=_known("mineral", filters.minerals, coverage.minerals),
        publishers=_known("publisher", filters.publishers, coverage.publishers),
        since=_date(filters.since),
        until=_date(filters.until),
    )


def _known(kind: str, names: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    by_fold = {name.casefold(): name for name in known}
    return tuple(_one(kind, name, by_fold) for name in names)


def _one(kind: str, name: str, by_fold: dict[str, str]) -> str:
    found = by_fold.get(name.strip().casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.5)
    some = [by_fold[fold] for fold in near or sorted(by_fold)[:8]]
    raise QuestionError(f"No article has the {kind} '{name}'. Try {', '.join(some)}.")


def _date(value: str | None) -> str | None:
    if value is None or value == "":
        return None
    if not DATE.fullmatch(value.strip()):
        raise QuestionError(f"'{value}' is not a date. Write 2024, 2024-05 or 2024-05-31.")
    return value.strip()
