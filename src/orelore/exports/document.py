"""Answers -> a document: each question with its answer, then the numbered references."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orelore.exports.blocks import Block, Document, Entry, Heading, Run
from orelore.exports.lines import place_line, source_line
from orelore.exports.plain import one_line
from orelore.exports.references import Reference, number_references, renumbered
from orelore.exports.replies import reply
from orelore.types import Answer

UNSOURCED = "The article names no source for this passage."


def to_document(answers: Sequence[Answer], accessed: date) -> Document:
    """The answers in their order, with marks that lead to the references at the end.

    `accessed` is the day on which the articles were read.
    """
    references = number_references(answers)
    title = _title(answers)
    blocks: list[Block] = [Heading(title, 1)]
    for answer in answers:
        if len(answers) > 1:
            blocks.append(Heading(one_line(answer.question), 2))
        blocks += reply(renumbered(answer, references))
    if references:
        blocks.append(Heading("References", 2))
    blocks += [_entry(reference, accessed) for reference in references]
    return Document(title, accessed, tuple(blocks))


def _title(answers: Sequence[Answer]) -> str:
    if len(answers) == 1:
        return one_line(answers[0].question)
    return f"{len(answers)} questions and answers"


def _entry(reference: Reference, accessed: date) -> Entry:
    citation = reference.citation
    when = f" (as of {one_line(citation.as_of)})" if citation.as_of else ""
    place = place_line(citation.article, reference.locator)
    sources = [source_line(source) for source in citation.sources] or [(Run(UNSOURCED),)]
    return Entry(
        number=reference.number,
        quote=(Run(f"“{one_line(citation.quote)}”{when}"),),
        details=((*place, Run(f", accessed {accessed.isoformat()}")), *sources),
    )
