"""Figures in a sentence that no figure of its cited facts supports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from orelore.answer.dates import Date
from orelore.answer.evidence import Evidence
from orelore.answer.figures import Figure as Number
from orelore.answer.figures import Reading
from orelore.answer.reading import Token, read
from orelore.corpus.tables import Figure
from orelore.lint.material import Finding, Material, Statement

# "The second largest", "in the 1990s" and "a third" are no rows of a table of quantities.
_UNTABLED = frozenset({"ordinal", "decade", "fraction"})
_TIME = frozenset({"day", "week", "month", "year"})
# Numbers that name something, a map's scale, and whose share of a venture is counted.
_NAMING = re.compile(
    r"\b(?:Nos?\.|blocks?|phases?|articles?|ore body|map|Dos)\s\d+(?:(?:, |-| and | to )\d+)*"
    r"|\b1:\d[\d,]*|\b[23]D\b|100% basis",
    re.IGNORECASE,
)


def check_figures(material: Material) -> Iterator[Finding]:
    """Each figure of a sentence must stand in the rows of the facts that it cites."""
    rows = _by_fact(material.figures)
    for statement in material.statements() if rows else ():
        known = [_as_text(row) for fact in statement.facts for row in rows.get(fact, ())]
        yield from _unsupported("figure", statement, quantities(statement.text), known)


def check_against_notes(material: Material) -> Iterator[Finding]:
    """Each figure and each date must stand in the notes of the facts that a sentence cites."""
    for statement in material.statements() if material.notes else ():
        known = [material.notes[fact].text for fact in statement.facts if fact in material.notes]
        dates = [token for token in read(statement.text) if _is_dated(token)]
        told = [*quantities(statement.text), *dates]
        yield from _unsupported("note", statement, told, known)


def check_rows(material: Material) -> Iterator[Finding]:
    """Figures of the notes that no row of the table holds."""
    rows = _by_fact(material.figures)
    for note in material.notes.values():
        evidence = Evidence.of("\n".join(map(_as_text, rows.get(note.id, ()))), frozenset())
        for token in quantities(note.statement):
            if not is_backed(token, evidence):
                yield Finding("row", "figures.csv", f"{note.id} has no row for {token.text!r}.")


def _unsupported(
    check: str, statement: Statement, told: Sequence[Token], known: Sequence[str]
) -> Iterator[Finding]:
    titles = [f"{source.title} {source.published or ''}" for source in statement.sources]
    evidence = Evidence.of("\n".join([*known, *titles]), frozenset())
    for token in told:
        if not is_backed(token, evidence):
            problem = f"nothing cited supports {token.text!r}: {statement.text}"
            yield Finding(check, statement.article.id, problem)


def quantities(text: str) -> list[Token]:
    """The figures of a text that count or measure something."""
    blanked = _NAMING.sub(lambda match: " " * len(match[0]), text)
    return [token for token in read(blanked) if _is_quantity(token)]


def is_backed(token: Token, evidence: Evidence) -> bool:
    """Whether the evidence has the figure or date.

    Units must agree where both have one: "from 5.1 to 9.9 million t" gives the first figure none.
    """
    value = token.value
    others = [t.value for t in evidence.tokens]
    if isinstance(value, Date):
        return any(value.is_backed_by(other) for other in others if isinstance(other, Date))
    return isinstance(value, Number) and any(
        mine.value == theirs.value and (mine.unit == theirs.unit or not (mine.unit and theirs.unit))
        for other in others
        if isinstance(other, Number)
        for mine in _readings(value)
        for theirs in _readings(other)
    )


def _readings(number: Number) -> tuple[Reading, ...]:
    """What it may mean: a scale may belong to it alone, or have come with its neighbour."""
    return (*number.readings, Reading(number.own.value / number.scale))


def _is_quantity(token: Token) -> bool:
    """Whether it is written in digits or has a unit; "seven years later" tells a date."""
    number = token.value
    if token.kind != "figure" or not isinstance(number, Number):
        return False
    if token.text[0].isdigit() or token.text[-1].isdigit():
        return number.own.unit not in _UNTABLED
    return number.own.unit not in {*_UNTABLED, *_TIME, ""}


def _is_dated(token: Token) -> bool:
    """Whether it says more than a month: "from January to July 2018" has a January of any year."""
    return isinstance(token.value, Date) and bool(token.value.year or token.value.day)


def _as_text(row: Figure) -> str:
    values = (row.value, row.low, row.high)
    return "; ".join(f"{abs(value):,f} {row.unit}" for value in values if value is not None)


def _by_fact(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    rows = defaultdict(list)
    for figure in figures:
        rows[figure.fact].append(figure)
    return rows
