"""An answer -> the blocks of a document, with all that it says of itself.

What is not supported, not answered, not agreed upon or not sure is told where it stands.
"""

from __future__ import annotations

from itertools import groupby

from orelore.exports.blocks import Block, Bullets, Grid, Line, Paragraph, Run
from orelore.exports.lines import joined, place_line, short_line, source_lines
from orelore.exports.locators import locate
from orelore.exports.plain import flat, one_line
from orelore.present import UNSUPPORTED, confidence_note, filter_text, source_note
from orelore.types import Account, Answer, Hit, Sentence, Series

NO_ANSWER = "No answer."
_EXTRACTIVE = "extractive"  # the name of the answerer that needs no language model


def reply(answer: Answer) -> list[Block]:
    """The blocks of an answer, below its question."""
    blocks: list[Block] = []
    if answer.notice:
        blocks.append(Paragraph((Run(one_line(answer.notice)),), "notice"))
    blocks += _refusal(answer) if answer.abstained else _told(answer)
    return [*blocks, Paragraph((Run(_about(answer)),), "note")]


def _told(answer: Answer) -> list[Block]:
    blocks: list[Block] = []
    if answer.disagreement:
        blocks.append(Paragraph((Run("The sources disagree:", "label"),), "notice"))
        blocks.append(Bullets(tuple(_account(answer, told) for told in answer.disagreement)))
    for is_doubtful, group in groupby(answer.sentences, lambda s: s.support == "unsupported"):
        if is_doubtful:
            blocks += [Paragraph(_doubted(sentence), "unsupported") for sentence in group]
        else:
            blocks.append(Paragraph(joined(map(_said, group), " "), "said"))
    return [*blocks, _grid(answer.series)] if answer.series else blocks


def _refusal(answer: Answer) -> list[Block]:
    reason = Run(f" {one_line(answer.reason or '')}")
    refusal = Paragraph((Run(NO_ANSWER, "label"), reason), "abstention")
    if not answer.nearest:
        return [refusal]
    label = Paragraph((Run("The nearest passages:"),), "note")
    return [refusal, label, Bullets(tuple(_nearest(hit) for hit in answer.nearest))]


def _said(sentence: Sentence) -> Line:
    """A sentence with its short answer in bold, and its marks."""
    text = sentence.text
    start, end = sentence.marked or (0, 0)
    parts = Run(flat(text[:start])), Run(flat(text[start:end]), "bold"), Run(flat(text[end:]))
    return *(part for part in parts if part.text), *_marks(sentence.citations)


def _doubted(sentence: Sentence) -> Line:
    problem = one_line(sentence.problem or "the passages do not say so")
    return *_said(sentence), Run(" "), Run(UNSUPPORTED, "label"), Run(f" {problem}")


def _marks(numbers: tuple[int, ...]) -> Line:
    marks = tuple(Run(f"[{number}]", number=number) for number in numbers)
    return (Run(" "), *marks) if marks else ()


def _account(answer: Answer, account: Account) -> Line:
    """A value, its sources with their dates, when it held, and the way to its quote."""
    when = (Run(f" (as of {one_line(account.as_of)})"),) if account.as_of else ()
    number = answer.number_of(account.span)
    value = Run(one_line(account.value), "bold")
    marks = _marks((number,)) if number else ()
    return value, Run(" — "), *source_lines(account.sources), *when, *marks


def _nearest(hit: Hit) -> Line:
    start, end = hit.chunk.start, hit.chunk.end
    place = place_line(hit.article, locate(hit.article, start, end))
    sources = hit.article.sources_of(start, end)
    passage = Run(f": “{one_line(hit.chunk.text)}” ")
    return *place, passage, *source_lines(sources)


def _grid(series: Series) -> Grid:
    rows = tuple(
        (
            (Run(one_line(point.year)),),
            (Run(one_line(point.value)),),
            (Run(one_line(point.basis)),),
            short_line(point.source),
        )
        for point in series.points
    )
    return Grid(one_line(series.caption), ("Year", "Value", "Basis", "Source"), rows)


def _about(answer: Answer) -> str:
    """On how many sources it rests, how sure it is, what was read, who wrote it."""
    chosen, writer = filter_text(answer.filters), one_line(answer.answerer)
    written = f"Written by {writer}, checked against the articles."
    confidence = confidence_note(answer)
    parts = (
        one_line(source_note(answer)),
        f"{confidence}." if confidence else "",
        f"Only passages were read with: {one_line(chosen)}." if chosen else "",
        "Without a language model." if answer.answerer == _EXTRACTIVE else written,
    )
    return " ".join(filter(None, parts))
