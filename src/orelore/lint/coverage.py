"""Which facts the articles tell, and which not or only in part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from orelore.answer.evidence import Evidence
from orelore.lint.figures import is_backed, quantities
from orelore.lint.material import Finding, Material, Note, Statement


def told_facts(material: Material) -> set[str]:
    """The ids of the facts that a sentence cites."""
    return {fact for statement in material.statements() for fact in statement.facts}


def check_coverage(material: Material) -> Iterator[Finding]:
    """Facts that no article tells, facts that nobody knows, and figures that are left out."""
    told = told_facts(material)
    tabled = {figure.fact for figure in material.figures} - {""}
    known = set(material.notes) or tabled
    for fact in sorted(known - told):
        yield Finding("coverage", "articles", f"no article tells the fact {fact}.")
    for fact in sorted(told - set(material.notes)) if material.notes else ():
        yield Finding("coverage", "articles", f"the fact {fact} is not among the notes.")
    yield from _partly_told(material)


def _partly_told(material: Material) -> Iterator[Finding]:
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in material.statements():
        for fact in statement.facts:
            statements[fact].append(statement)
    for fact, note in material.notes.items():
        left_out = _left_out(note, statements[fact]) if fact in statements else []
        if left_out:
            problem = f"{fact} is told without {', '.join(left_out)}."
            yield Finding("coverage", "articles", problem)


def _left_out(note: Note, statements: Sequence[Statement]) -> list[str]:
    """Its figures that stand in no sentence which cites it, nor in an article that does."""
    evidence = [Evidence.of(statement.text, frozenset()) for statement in statements]
    return [
        token.text
        for token in quantities(note.statement)
        if not any(is_backed(token, cited) for cited in evidence)
    ]
