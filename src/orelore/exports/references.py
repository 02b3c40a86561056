"""Quotes numbered through a conversation: the same span has one number in all its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orelore.exports.locators import Locator, locate
from orelore.types import Answer, Citation, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A quote under its number in the export."""

    number: int  # 1 for the first quote of the conversation
    citation: Citation  # of the first answer that cites it
    locator: Locator


def number_references(answers: Sequence[Answer]) -> tuple[Reference, ...]:
    """The quotes of the answers, numbered from 1 in order of first mention."""
    first: dict[tuple[Span, str], Citation] = {}
    for answer in answers:
        for citation in answer.citations:
            first.setdefault(_identity(citation), citation)
    return tuple(
        Reference(number, citation, locate(citation.article, citation.start, citation.end))
        for number, citation in enumerate(first.values(), start=1)
    )


def renumbered(answer: Answer, references: Sequence[Reference]) -> Answer:
    """The answer with the numbers of the references, which hold all of its citations."""
    numbers = {_identity(reference.citation): reference.number for reference in references}
    new = {citation.number: numbers[_identity(citation)] for citation in answer.citations}
    sentences = (
        replace(sentence, citations=tuple(new[n] for n in sentence.citations if n in new))
        for sentence in answer.sentences
    )
    citations = (replace(c, number=new[c.number]) for c in answer.citations)
    return replace(answer, sentences=tuple(sentences), citations=tuple(citations))


def _identity(citation: Citation) -> tuple[Span, str]:
    # An article may have changed between two questions: the same span is then another quote.
    return citation.span, citation.article.text
