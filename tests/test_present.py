from __future__ import annotations

import json

from orelore.present import answer_data, answer_text, article_data, hit_data, hit_text
from orelore.types import Answer, Article, Chunk, Citation, Hit, Sentence, Source

SOURCE = Source("s1", "Output", "Daily", "2024-05", "https://example.org/1", ("f-1",))
ARTICLE = Article("altyn", "Gold at Altyn", "Three\ntonnes.", "2025", sources=(SOURCE,))
CITATION = Citation(1, ARTICLE, ARTICLE.text, "Three", 0, 5, 0.5, (SOURCE,))
HIT = Hit(Chunk("altyn", 0, "Output", ARTICLE.text, 0), ARTICLE, score=0.5)
ANSWER = Answer("How much?", (Sentence("Three.", (1,), "verbatim"),), (CITATION,))
ABSTENTION = Answer("How much?", abstained=True, reason="Not covered.", nearest=(HIT,))


def test_an_answer_is_followed_by_its_quotes_and_publishers() -> None:
    assert answer_text(ANSWER) == (
        "Three. [1]\n\n"
        "[1] Gold at Altyn (altyn.md:0-5)\n"
        '    Daily, "Output", 2024-05, https://example.org/1'
    )


def test_an_unsupported_sentence_is_marked_with_its_problem() -> None:
    sentence = Sentence("Four.", (), "unsupported", problem="4 is not in the passage")
    text = answer_text(Answer("?", (sentence,)))
    assert text.startswith("Four.\n    [unsupported] 4 is not in the passage\n")


def test_a_notice_comes_before_the_answer() -> None:
    assert answer_text(Answer("?", notice="No model.")).startswith("No model.\n")


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
        "timing_ms",
    }
    assert set(data["sentences"][0]) >= {"text", "citations", "support"}
    (citation,) = data["citations"]
    assert set(citation) >= {"number", "article", "passage", "quote", "start", "end", "score"}
    assert set(citation["article"]) >= {"id", "title", "path", "published"}
    assert set(citation["sources"][0]) == {"title", "publisher", "published", "url"}


def test_the_data_of_an_answer_survives_json() -> None:
    for answer in (ANSWER, ABSTENTION):
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
