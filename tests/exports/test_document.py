from __future__ import annotations

from dataclasses import replace
from datetime import date

from orelore.exports.blocks import Entry, Heading, Line, Paragraph
from orelore.exports.document import to_document
from orelore.types import Answer


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def test_one_answer_stands_under_its_question(answer: Answer, day: date) -> None:
    document = to_document([answer], day)
    headings = [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]
    assert headings == [(1, "How much gold?"), (2, "References")]
    assert (document.title, document.accessed) == ("How much gold?", day)


def test_a_conversation_has_its_questions_and_one_list_of_references(
    answer: Answer, other: Answer, abstention: Answer, day: date
) -> None:
    document = to_document([answer, other, abstention], day)
    headings = [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]
    questions = [(2, "How much gold?"), (2, "Will it grow?"), (2, "How much tin?")]
    assert headings == [(1, "3 questions and answers"), *questions, (2, "References")]
    said = [text(b.line) for b in document.blocks if isinstance(b, Paragraph) and b.kind == "said"]
    assert said == ["Boz made 3 tonnes. [1]", "It will grow. [2][1]"]
    assert [b.number for b in document.blocks if isinstance(b, Entry)] == [1, 2]


def test_a_reference_has_quote_article_hash_access_date_and_sources(
    answer: Answer, day: date
) -> None:
    (entry,) = (b for b in to_document([answer], day).blocks if isinstance(b, Entry))
    assert text(entry.quote) == "“Boz made 3 tonnes.” (as of 2023)"
    place, source = map(text, entry.details)
    assert place.startswith("Gold at Boz, boz.md:0-18 sha256:")
    assert place.endswith(", accessed 2026-11-26")
    assert source == "Steppe Herald, “Output”, 2024-05, https://example.org/1"


def test_a_quote_without_sources_says_so(answer: Answer, day: date) -> None:
    (citation,) = answer.citations
    unsourced = replace(answer, citations=(replace(citation, sources=()),))
    (entry,) = (b for b in to_document([unsourced], day).blocks if isinstance(b, Entry))
    assert text(entry.details[-1]) == "The article names no source for this passage."


def test_an_abstention_alone_has_no_references(abstention: Answer, day: date) -> None:
    headings = [b.text for b in to_document([abstention], day).blocks if isinstance(b, Heading)]
    assert headings == ["How much tin?"]
