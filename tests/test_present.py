from __future__ import annotations

import json
from dataclasses import replace

import pytest
import typer

from orelore.present import (
    answer_data,
    answer_text,
    article_data,
    confidence_note,
    filter_text,
    hit_data,
    hit_text,
    source_label,
    source_note,
)
from orelore.types import (
    Account,
    Answer,
    Article,
    Chunk,
    Citation,
    Filters,
    Hit,
    Marker,
    Point,
    Sentence,
    Series,
    Source,
    Span,
)

SOURCE = Source("s1", "Output", "Daily", "2024-05", "https://example.org/1", ("f-1",))
ARTICLE = Article("altyn", "Gold at Altyn", "Three\ntonnes.", "2025", sources=(SOURCE,))
CITATION = Citation(1, ARTICLE, ARTICLE.text, "Three", 0, 5, 0.5, (SOURCE,), "2023")
HIT = Hit(Chunk("altyn", 0, "Output", ARTICLE.text, 0), ARTICLE, score=0.5)
ANSWER = Answer("How much?", (Sentence("Three.", (1,), "verbatim"),), (CITATION,))
SAID = Account("Three.", "3 tonnes", "2023", CITATION.span, (SOURCE,))
OTHER = Account("Four.", "4 tonnes", None, Span("boz", 0, 5), (Source("s2", "Boz", "Post"),))
SERIES = Series(
    "Altyn: gold",
    "t",
    (Point("2023", "3", "", SOURCE), Point("2024", "more than 4", "as planned", SOURCE)),
)
ABSTENTION = Answer("How much?", abstained=True, reason="Not covered.", nearest=(HIT,))


def test_an_answer_is_followed_by_its_quotes_and_publishers() -> None:
    assert answer_text(ANSWER) == (
        "Three. [1]\n\n"
        "Rests on one source: Daily.\n\n"
        "[1] Gold at Altyn (altyn.md:0-5)\n"
        '    as of 2023 · Daily, "Output", 2024-05, https://example.org/1'
    )


def test_the_words_that_answer_are_bold_in_a_terminal_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sentence = Sentence("It made 3 tonnes.", (1,), "verbatim", marked=(8, 16))
    text = answer_text(Answer("?", (sentence,)))
    assert text == "It made \x1b[1m3 tonnes\x1b[0m. [1]"
    typer.echo(text)
    assert capsys.readouterr().out == "It made 3 tonnes. [1]\n"


def test_an_unsupported_sentence_is_marked_with_its_problem() -> None:
    sentence = Sentence("Four.", (), "unsupported", problem="4 is not in the passage")
    text = answer_text(Answer("?", (sentence,)))
    assert text == "Four.\n    [unsupported] 4 is not in the passage"


def test_a_notice_comes_before_the_answer() -> None:
    assert answer_text(replace(ANSWER, notice="No\nmodel.")).startswith("No\nmodel.\n\nThree.")
    assert answer_text(replace(ABSTENTION, notice="No model.")).startswith("No model.\n\nNot ")


def test_accounts_that_disagree_come_first_and_lead_to_their_quotes() -> None:
    text = answer_text(replace(ANSWER, disagreement=(SAID, OTHER)))
    assert text.startswith(
        "The sources disagree:\n"
        "    3 tonnes — Daily, 2024-05 (as of 2023) [1]\n"
        "    4 tonnes — Post\n\n"
        "Three. [1]\n"
    )


def test_values_over_the_years_are_a_table_below_the_sentences() -> None:
    title, head, _, *rows = answer_text(replace(ANSWER, series=SERIES)).splitlines()[4:9]
    assert title == "Altyn: gold, t"
    assert [line.split() for line in (head, *rows)] == [
        ["year", "value", "source"],
        ["2023", "3", "Daily,", "2024-05"],
        ["2024", "more", "than", "4", "Daily,", "2024-05:", "as", "planned"],
    ]


@pytest.mark.parametrize(
    ("confidence", "note"),
    [(0.862, "Confidence 86 %"), (0.999, "Confidence 99 %"), (0.0, "Confidence 0 %"), (None, "")],
)
def test_confidence_is_told_in_percent_and_never_certain(
    confidence: float | None, note: str
) -> None:
    assert confidence_note(replace(ANSWER, confidence=confidence)) == note


def test_an_answer_tells_its_confidence_and_an_abstention_does_not() -> None:
    assert "Daily.\nConfidence 86 %\n\n[1]" in answer_text(replace(ANSWER, confidence=0.86))
    assert "Confidence" not in answer_text(replace(ABSTENTION, confidence=0.1))


def test_an_answer_from_two_publishers_rests_on_no_single_source() -> None:
    other = replace(CITATION, sources=(Source("s2", "Boz", "Post"),))
    article = replace(ARTICLE, markers=(Marker(6, ("s1",)),))
    cited = [replace(c, article=article) for c in (CITATION, other)]
    assert source_note(replace(ANSWER, citations=tuple(cited))) == ""


def test_syndicated_copies_are_one_source_in_several_outlets() -> None:
    first = Article("altyn", "Gold", "Three.", publisher="Daily")
    copy = Article("boz", "Gold", "Three.", publisher="Post", copy_of="altyn")
    cited = [
        replace(CITATION, article=article, sources=article.sources_of(0, 5))
        for article in (first, copy)
    ]
    assert source_note(replace(ANSWER, citations=tuple(cited))) == (
        "Rests on one source: Daily (2 outlets, 1 origin)."
    )


def test_a_source_without_a_publisher_is_one_without_a_name() -> None:
    cited = replace(CITATION, sources=(replace(SOURCE, publisher=""),))
    assert source_note(replace(ANSWER, citations=(cited,))) == "Rests on one source."


def test_a_source_is_named_by_publisher_and_date() -> None:
    assert source_label(SOURCE) == "Daily, 2024-05"
    assert source_label(Source("s1", "Output", "")) == "Output"


def test_an_abstention_offers_the_nearest_passages() -> None:
    assert answer_text(ABSTENTION).splitlines()[:4] == [
        "Not covered.",
        "",
        "The nearest passages:",
        "1. Gold at Altyn (altyn.md)",
    ]


def test_an_abstention_without_passages_is_its_reason_alone() -> None:
    assert answer_text(Answer("?", abstained=True, reason="Not covered.")) == "Not covered."


def test_a_passage_is_shown_on_one_line_with_its_sources() -> None:
    assert hit_text(2, HIT).splitlines() == [
        "2. Gold at Altyn (altyn.md)",
        "   Three tonnes.",
        '    Daily, "Output", 2024-05, https://example.org/1',
    ]


def test_a_source_without_date_or_link_leaves_no_gaps() -> None:
    own = Article("a", "Gold", "Up.", publisher="Daily")
    assert hit_text(1, Hit(Chunk("a", 0, "", "Up.", 0), own, 0.0)).endswith('    Daily, "Gold"')


def test_the_data_of_an_answer_has_the_documented_keys() -> None:
    data = answer_data(ANSWER)
    assert set(data) >= {
        *("question", "answer", "abstained", "reason", "answerer", "sentences", "citations"),
        *("timing_ms", "confidence", "origins", "disagreement", "series"),
    }
    assert set(data["sentences"][0]) >= {"text", "citations", "support"}
    (citation,) = data["citations"]
    assert set(citation) >= {"number", "article", "passage", "quote", "start", "end", "score"}
    assert (citation["as_of"], data["origins"], data["series"]) == ("2023", ["Daily"], None)
    assert set(citation["article"]) >= {"id", "title", "path", "published"}
    assert set(citation["sources"][0]) == {"title", "publisher", "published", "url"}


def test_the_data_of_a_sentence_has_the_words_that_answer() -> None:
    said = Sentence("It made 3 tonnes.", (1,), "verbatim", marked=(8, 16))
    first, second = answer_data(Answer("?", (said, *ANSWER.sentences)))["sentences"]
    assert (first["marked"], first["answer"]) == ((8, 16), "3 tonnes")
    assert (second["marked"], second["answer"]) == (None, None)


def test_the_data_of_accounts_leads_to_their_quotes_and_sources() -> None:
    first, second = answer_data(replace(ANSWER, disagreement=(SAID, OTHER)))["disagreement"]
    assert first["span"] == {"article_id": "altyn", "start": 0, "end": 5}
    assert (first["claim"], first["value"], first["as_of"]) == ("Three.", "3 tonnes", "2023")
    assert (first["citation"], second["citation"]) == (1, None)
    assert second["sources"][0]["publisher"] == "Post"


def test_the_data_of_a_series_has_a_source_for_every_value() -> None:
    data = answer_data(replace(ANSWER, series=SERIES))["series"]
    assert (data["title"], data["unit"]) == ("Altyn: gold", "t")
    source = {"title": "Output", "publisher": "Daily", "published": "2024-05", "url": SOURCE.url}
    assert data["points"][1] == {
        "year": "2024",
        "value": "more than 4",
        "basis": "as planned",
        "source": source,
    }


def test_the_data_of_an_answer_survives_json() -> None:
    full = replace(ANSWER, disagreement=(SAID, OTHER), series=SERIES)
    for answer in (full, ABSTENTION):
        data = json.loads(json.dumps(answer_data(answer)))
        assert data["abstained"] == answer.abstained
        assert data["answer"] == answer.text
    assert data["nearest"][0]["passage"] == ARTICLE.text


def test_the_data_of_a_hit_says_where_it_stands() -> None:
    data = hit_data(HIT)
    assert (data["article"]["id"], data["heading"]) == ("altyn", "Output")
    assert ARTICLE.text[data["start"] : data["end"]] == data["passage"]


def test_the_data_of_an_article_is_what_identifies_it() -> None:
    assert article_data(ARTICLE) == {
        "id": "altyn",
        "title": "Gold at Altyn",
        "path": "altyn.md",
        "published": "2025",
        "copy_of": None,
    }


def test_filters_are_told_in_words() -> None:
    filters = Filters(("China", "Kazakhstan"), ("gold",), since="2024", until="2025")
    assert filter_text(filters) == "China or Kazakhstan; gold; since 2024 until 2025"
    assert filter_text(Filters(kinds=("news", "civil"), until="2025")) == (
        "news or civil sources; until 2025"
    )


def test_no_filters_are_no_words() -> None:
    assert filter_text(Filters()) == ""
