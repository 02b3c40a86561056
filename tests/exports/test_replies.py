from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from orelore.exports.blocks import Block, Bullets, Grid, Line, Paragraph
from orelore.exports.replies import reply
from orelore.types import Account, Answer, Filters, Sentence, Series


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def paragraphs(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(block.kind, text(block.line)) for block in blocks if isinstance(block, Paragraph)]


def test_an_answer_has_its_marks_and_tells_how_sure_it_is(answer: Answer) -> None:
    assert paragraphs(reply(answer)) == [
        ("said", "Boz made 3 tonnes. [1]"),
        (
            "note",
            "Rests on one source: Steppe Herald. Confidence 86 %. Without a language model.",
        ),
    ]


def test_the_short_answer_is_bold_and_a_mark_leads_to_its_reference(answer: Answer) -> None:
    said = reply(answer)[0]
    assert isinstance(said, Paragraph)
    assert [run.text for run in said.line if run.style == "bold"] == ["3 tonnes"]
    assert [(run.text, run.number) for run in said.line if run.number] == [("[1]", 1)]


def test_a_sentence_that_is_not_supported_stands_apart_with_its_problem(answer: Answer) -> None:
    doubtful = Sentence("Four.", (1,), "unsupported", problem="4 is not in the passage")
    (known,) = answer.sentences
    blocks = reply(replace(answer, sentences=(known, doubtful, known, known)))
    assert paragraphs(blocks)[:3] == [
        ("said", "Boz made 3 tonnes. [1]"),
        ("unsupported", "Four. [1] [unsupported] 4 is not in the passage"),
        ("said", "Boz made 3 tonnes. [1] Boz made 3 tonnes. [1]"),
    ]


def test_an_abstention_tells_its_reason_and_the_nearest_passages(abstention: Answer) -> None:
    blocks = reply(abstention)
    assert paragraphs(blocks) == [
        ("abstention", "No answer. Not covered."),
        ("note", "The nearest passages:"),
        ("note", "Without a language model."),
    ]
    (nearest,) = (text(line) for b in blocks if isinstance(b, Bullets) for line in b.lines)
    assert nearest.startswith("Gold at Boz, boz.md:0-18 sha256:")
    assert "“Boz made 3 tonnes.” Steppe Herald, “Output”, 2024-05, https://ex" in nearest


def test_an_abstention_without_passages_offers_none(abstention: Answer) -> None:
    alone = paragraphs(reply(replace(abstention, nearest=(), reason="Nothing\nhere.")))
    assert alone[0] == ("abstention", "No answer. Nothing here.")
    assert len(alone) == 2


def test_accounts_that_disagree_come_first_with_sources_and_dates(
    answer: Answer, accounts: tuple[Account, Account]
) -> None:
    first, second, *_ = reply(replace(answer, disagreement=accounts))
    assert paragraphs([first]) == [("notice", "The sources disagree:")]
    assert isinstance(second, Bullets)
    assert [text(line) for line in second.lines] == [
        "3 tonnes — Steppe Herald, “Output”, 2024-05, https://example.org/1 (as of 2023) [1]",
        "4 tonnes — Post, “Boz”, 2025",
    ]


def test_values_over_the_years_are_a_table_with_their_sources(
    answer: Answer, series: Series
) -> None:
    (grid,) = (b for b in reply(replace(answer, series=series)) if isinstance(b, Grid))
    assert (grid.title, grid.header) == ("Boz: gold, t", ("Year", "Value", "Basis", "Source"))
    label = "Steppe Herald, “Output”, 2024-05"
    assert [[text(cell) for cell in row] for row in grid.rows] == [
        ["2023", "3", "", label],
        ["2024", "more than 4", "as planned", label],
    ]


def test_a_notice_comes_first(answer: Answer, abstention: Answer) -> None:
    for one in (answer, abstention):
        blocks = reply(replace(one, notice="No\nmodel."))
        assert paragraphs(blocks)[0] == ("notice", "No model.")


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(countries=("KZ", "UZ"), since="2024"), "KZ or UZ; since 2024"),
        (Filters(minerals=("gold",), publishers=("Post",)), "gold; Post"),
        (Filters(since="2023", until="2024"), "since 2023 until 2024"),
        (Filters(minerals=("tin",), kinds=("news", "civil")), "tin; news or civil sources"),
    ],
)
def test_filters_are_told(filters: Filters, told: str, answer: Answer, abstention: Answer) -> None:
    for one in (answer, abstention):
        _, note = paragraphs(reply(replace(one, filters=filters)))[-1]
        assert f"Only passages were read with: {told}." in note


def test_a_language_model_is_named(answer: Answer) -> None:
    _, note = paragraphs(reply(replace(answer, answerer="ollama:llama3.2")))[-1]
    assert note.endswith("Written by ollama:llama3.2, checked against the articles.")
