"""Questions that are offered. Those of the shipped corpus are asked for real."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from orelore.assistant import Assistant
from orelore.corpus.askable import Askable
from orelore.settings import Settings
from orelore.suggest import Suggestions
from orelore.types import Answer, Article, Chunk, Citation, Hit
from tests.conftest import lend_encoder

STARTERS = 8
LONGEST = 0.05  # seconds for follow-up questions, on a slow machine


def item(question: str, **changes: str) -> Askable:
    traits = {"kind": "production", "subject": "Boz", "country": "Uzbekistan", "mineral": "gold",
              "article": "boz", "sentence": f"{question} Yes."} | changes  # fmt: skip
    return Askable(
        question,
        traits["kind"],
        traits["subject"],
        (traits["country"],),
        (traits["mineral"],),
        traits["article"],
        traits["sentence"],
        traits.get("year", ""),
    )


def answered(quote: str, article: str = "boz") -> Answer:
    cited = Article(article, "Title", quote)
    return Answer("Asked?", citations=(Citation(1, cited, quote, quote, 0, 9, 1.0, ()),))


def quoting(question: str) -> Answer:
    """An answer that quotes the sentence of the item with this question."""
    return answered(f"{question} Yes.")


def test_an_article_has_the_questions_that_its_sentences_answer() -> None:
    offered = Suggestions([item("A?"), item("B?", article="qora"), item("C?")])
    assert offered.on("boz", 3) == ["A?", "C?"]
    assert offered.on("boz", 1) == ["A?"]
    assert offered.on("nowhere", 3) == []


def test_questions_to_begin_with_are_of_various_subjects_and_countries() -> None:
    offered = Suggestions(
        [
            item("A?"),
            item("B?", mineral="silver"),
            item("C?", subject="Altyn", country="Kazakhstan", mineral="zinc", kind="reserves"),
        ]
    )
    assert offered.starters(2, quoting) == ["A?", "C?"]
    assert set(offered.starters(9, quoting)) == {"A?", "B?", "C?"}


def test_the_newest_question_comes_first() -> None:
    offered = Suggestions([item("A?", year="2010"), item("B?", year="2024")])
    assert offered.starters(1, quoting) == ["B?"]


def test_the_most_important_countries_come_first() -> None:
    items = [item("A?", country="Peru", year="2024"), item("B?")]
    assert Suggestions(items, ["Uzbekistan"]).starters(2, quoting) == ["B?"]
    assert set(Suggestions(items).starters(2, quoting)) == {"A?", "B?"}


def test_what_is_answered_with_another_sentence_is_no_question_to_begin_with() -> None:
    asked: list[str] = []

    def ask(question: str) -> Answer:
        asked.append(question)
        return answered("Something else." if question == "A?" else f"So: {question} Yes.")

    offered = Suggestions([item("A?", year="2024"), item("B?"), item("C?")])
    assert offered.starters(1, ask) == ["B?"]
    assert offered.starters(1, ask) == ["B?"]
    assert asked == ["A?", "B?"]  # each once


def test_what_an_answer_quotes_or_was_asked_is_not_offered_after_it() -> None:
    offered = Suggestions([item("A?"), item("ASKED?"), item("C?")])
    assert offered.after(answered("It says: A? Yes."), 3) == ["C?"]


def test_a_question_of_another_article_needs_a_subject_that_was_named() -> None:
    offered = Suggestions([item("A?", article="qora"), item("B?", article="qora", subject="Qora")])
    assert offered.after(answered("Boz has gold."), 3) == ["A?"]


def test_after_an_abstention_the_nearest_passages_give_the_questions() -> None:
    hit = Hit(Chunk("boz", 0, "", "Boz.", 0), Article("boz", "Boz", "Boz."), 0.4)
    offered = Suggestions([item("A?"), item("B?", article="qora")])
    assert offered.after(Answer("?", abstained=True, nearest=(hit,)), 3) == ["A?"]


def test_an_assistant_without_tables_offers_what_its_articles_say(assistant: Assistant) -> None:
    offered = assistant.suggestions(6)
    assert "How much gold did the Altyn mine in Kazakhstan produce in 2023?" in offered
    assert not any(assistant.ask(question).abstained for question in offered)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Assistant:
    """Answers from the corpus of the package."""
    index = lend_encoder(encoder_cache, tmp_path_factory.mktemp("shipped") / "index")
    return Assistant.open(Settings(index=index, threads=2))


@pytest.mark.slow
def test_the_shipped_corpus_answers_what_it_suggests(shipped: Assistant) -> None:
    starters = shipped.suggestions(STARTERS)
    answers = [shipped.ask(question) for question in starters]
    following = [question for answer in answers for question in shipped.follow_ups(answer, 2)]
    assert len(starters) == STARTERS
    assert len(set(following)) >= STARTERS
    answers += [shipped.ask(question) for question in dict.fromkeys(following)]
    assert [answer.question for answer in answers if answer.abstained] == []


@pytest.mark.slow
def test_the_shipped_corpus_suggests_various_things_at_once(shipped: Assistant) -> None:
    starters = shipped.suggestions(STARTERS)
    named = [shipped.ask(question).recognised for question in starters]
    assert len({country for filters in named for country in filters.countries}) >= 3
    assert len({mineral for filters in named for mineral in filters.minerals}) >= 4
    answer = shipped.ask("How deep is the Kumtor pit?")
    started = perf_counter()
    assert len(shipped.follow_ups(answer, 3)) == 3
    assert perf_counter() - started < LONGEST
