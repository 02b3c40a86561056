from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from orelore.corpus.articles import load_articles
from orelore.index.library import Library
from orelore.retrieval.retriever import Retriever
from orelore.sentences import split_sentences
from orelore.settings import shipped_corpus
from orelore.training.examples import Example
from orelore.training.negatives import retriever_of
from orelore.training.own import chunks_of
from orelore.training.pairs import (
    UNANSWERED,
    Chunks,
    Pair,
    PairSentence,
    answered,
    claims,
    hard,
    placed,
    read_pairs,
)
from orelore.types import Chunk

ALTYN = "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023."
HOW_MUCH = Pair(
    kind="single",
    question="How much gold did Altyn produce?",
    sentences=(PairSentence(article="altyn-gold", text=ALTYN, answer="4.2 tonnes"),),
)
NOBODY_TELLS = Pair(kind="unanswerable", question="Who owns the mine at Altyn?", sentences=())


@pytest.fixture
def built(library: Library) -> Library:
    library.update()
    return library


@pytest.fixture
def chunks(built: Library) -> Chunks:
    return chunks_of(built)


@pytest.fixture
def retriever(built: Library) -> Retriever:
    return retriever_of(built)


def test_the_chunk_that_holds_the_sentence_answers(chunks: Chunks) -> None:
    [example] = answered(HOW_MUCH, chunks)
    assert [example.passage[a:b] for a, b in example.evidence] == [ALTYN]
    assert [example.passage[a:b] for a, b in example.answers] == ["4.2 tonnes"]
    assert example.title == "Gold at Altyn. Output"


def test_a_chunk_with_two_of_the_sentences_answers_once(chunks: Chunks) -> None:
    smelter = "The Chon smelter in Kyrgyzstan refined 900 tonnes of antimony in 2021."
    ore = "Ore for the Chon smelter came by rail from Tajikistan."
    sentences = (
        PairSentence(article="chon-antimony", text=smelter, answer="900 tonnes"),
        PairSentence(article="chon-antimony", text=ore, answer="Tajikistan"),
    )
    pair = Pair(kind="list", question="What is known of the Chon smelter?", sentences=sentences)
    [example] = answered(pair, chunks)
    assert [example.passage[a:b] for a, b in example.answers] == ["900 tonnes", "Tajikistan"]
    assert len(example.evidence) == 2


def test_a_sentence_that_stands_in_no_article_any_longer_gives_nothing(chunks: Chunks) -> None:
    changed = PairSentence(article="altyn-gold", text="Altyn produced 5 tonnes.", answer="5 tonnes")
    assert list(answered(HOW_MUCH.model_copy(update={"sentences": (changed,)}), chunks)) == []


def test_what_is_hard_does_not_hold_the_answer(retriever: Retriever) -> None:
    found = list(hard(HOW_MUCH, retriever, 2))
    assert found
    assert all("4.2 tonnes" not in e.passage and not e.answered for e in found)


def test_all_that_is_found_is_hard_for_a_question_that_nothing_answers(
    retriever: Retriever, chunks: Chunks
) -> None:
    first, second = hard(NOBODY_TELLS, retriever, 2)
    assert first.title.startswith("Gold at Altyn")
    assert first.source == second.source == "own negative"
    assert list(answered(NOBODY_TELLS, chunks)) == []


def test_a_claim_stands_with_each_of_its_sentences() -> None:
    pair = Pair(
        kind="claim", claim="Altyn yields gold.", supported=True, sentences=HOW_MUCH.sentences
    )
    assert list(claims(pair)) == [
        Example(
            "Altyn yields gold.",
            ALTYN,
            ((0, len(ALTYN)),),
            kind="claim",
            supported=True,
            source="own claims",
        )
    ]


def test_a_sentence_is_placed_whatever_white_space_it_has_in_the_chunk() -> None:
    chunk = Chunk("a", 0, "", "Ants rest.\nBees\nsing.", 100, ((100, 110), (111, 121)))
    assert placed("Bees sing.", chunk) == (11, 21)
    assert placed("Cats hunt.", chunk) is None


def test_each_of_our_questions_has_its_answer_in_its_sentence() -> None:
    for pair in (p for p in read_pairs() if p.question and p.kind not in UNANSWERED):
        assert pair.sentences, pair.question
        for sentence in pair.sentences:
            assert sentence.answer, pair.question
            assert sentence.answer in sentence.text, pair.question


def test_each_of_our_pairs_asks_or_claims() -> None:
    for pair in read_pairs():
        assert bool(pair.question) != bool(pair.claim), pair
        assert (pair.kind == "claim") == bool(pair.claim), pair


def test_nearly_all_of_our_sentences_stand_in_their_articles() -> None:
    articles = load_articles((shipped_corpus(),))
    standing = {
        (name, " ".join(article.text[a:b].split()))
        for name, article in articles.items()
        for a, b in split_sentences(article.text)
    }
    ours = {(s.article, s.text) for pair in read_pairs() for s in pair.sentences}
    assert len(ours & standing) > 0.95 * len(ours)


def test_none_of_our_questions_is_among_those_that_measure() -> None:
    path = Path(__file__).parents[1] / "evals" / "questions.jsonl"
    asked = [json.loads(line)["turns"] for line in path.read_text("utf-8").splitlines()]
    measuring = {_bare(turn) for turns in asked for turn in turns}
    assert measuring
    assert not measuring & {_bare(pair.text) for pair in read_pairs()}


def _bare(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))
