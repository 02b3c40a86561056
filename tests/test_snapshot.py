from __future__ import annotations

import json
from dataclasses import replace

import pytest

from orelore.errors import OreloreError, SnapshotError
from orelore.snapshot import dump_answer, load_answer
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
    Read,
    Sentence,
    SentenceRead,
    Series,
    Source,
)

HERALD = Source("s1", "Boz in <b>figures</b>", "Steppe Herald", "2024-05", facts=("4 tonnes",))
TEXT = "Boz made 4 tonnes. It will grow."
BOZ = Article("boz", "Gold at Boz", TEXT, sources=(HERALD,), markers=(Marker(18, ("s1",)),))
READ = Read(1.5, (SentenceRead(0, 18, 2.0, (9, 17), 0.5), SentenceRead(19, 32, -3.0)))
HIT = Hit(Chunk("boz", 0, "Output", TEXT, 0, ((0, 18), (19, 32))), BOZ, 0.4, 0.8, 7.25, READ)


def cited(number: int, start: int, end: int) -> Citation:
    return Citation(number, BOZ, TEXT, TEXT[start:end], start, end, 0.9, (HERALD,), "2023")


FULL = Answer(
    "How much did Boz make?",
    (
        Sentence(TEXT[:18], (1, 2), "verbatim", marked=(9, 17)),
        Sentence("?", (), "unsupported", "x"),
    ),
    (cited(1, 0, 18), cited(2, 19, 32)),
    confidence=0.86,
    notice="Read as:\nБоз.",
    disagreement=(Account("Boz made 5.", "5", None, cited(1, 0, 18).span, (HERALD,)),),
    series=Series("Boz: gold", "t", (Point("2023", "4", "", HERALD),)),
    nearest=(HIT,),
    filters=Filters(countries=("China", "Kazakhstan"), since="2024", kinds=("news",)),
    recognised=Filters(minerals=("gold",)),
    timing_ms={"total": 12.5},
)


@pytest.mark.parametrize(
    "answer",
    [
        FULL,
        Answer("Who?", abstained=True, reason="Nobody knows.", nearest=(HIT,)),
        replace(FULL, confidence=float("inf")),
        Answer(""),
    ],
)
def test_an_answer_comes_back_equal(answer: Answer) -> None:
    loaded = load_answer(dump_answer(answer))
    assert loaded == answer
    assert type(loaded.filters.countries) is tuple


def test_an_article_is_written_once_however_often_it_is_cited() -> None:
    assert dump_answer(FULL).count("Gold at Boz") == 1


def test_two_versions_of_an_article_are_both_kept() -> None:
    new = replace(cited(2, 0, 18), article=replace(BOZ, title="Gold at Boz again"))
    answer = replace(FULL, citations=(cited(1, 0, 18), new))
    assert load_answer(dump_answer(answer)) == answer


def test_a_snapshot_is_json_without_numbers_that_json_lacks() -> None:
    written = dump_answer(replace(FULL, confidence=float("nan")))
    json.loads(written, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON"),
        (dump_answer(FULL)[:-9], "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not an answer of Orelore"),
        ('{"orelore": "letter"}', "not an answer of Orelore"),
        ('{"orelore": "answer", "version": 2}', "its version is 2, not 1"),
        ('{"orelore": "answer", "version": 1, "answer": {}}', "missing"),
        ('{"orelore": "answer", "version": 1, "answer": {}, "articles": {}}', "`question`"),
    ],
)
def test_damaged_and_foreign_texts_are_told_apart(text: str, problem: str) -> None:
    with pytest.raises(SnapshotError, match=problem) as caught:
        load_answer(text)
    assert isinstance(caught.value, OreloreError)
    assert "Ask the question again." in str(caught.value)


def test_an_article_that_is_missing_is_a_damage() -> None:
    kept = json.loads(dump_answer(FULL)) | {"articles": {}}
    with pytest.raises(SnapshotError, match="article"):
        load_answer(json.dumps(kept))


def test_a_value_of_another_type_is_a_damage() -> None:
    kept = json.loads(dump_answer(FULL))
    kept["answer"]["citations"][0]["start"] = "here"
    with pytest.raises(SnapshotError, match=r"citations\.0\.start"):
        load_answer(json.dumps(kept))


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(SnapshotError, match="cannot be written"):
        dump_answer(Answer("\ud800"))
