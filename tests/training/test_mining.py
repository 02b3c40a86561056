from __future__ import annotations

from pathlib import Path

import pytest

from orelore.index.embedding import Encoder
from orelore.training.examples import Example, question
from orelore.training.mining import Kept, can_be_indexed, mined_among

ANTS, BEES = (
    question("Do ants rest?", "Ants rest.", []),
    question("Do bees sing?", "Bees sing.", []),
)
QUESTIONS = ["Do ants rest?", "Do bees sing?"]


def test_what_was_found_is_read_from_the_file(run: Path) -> None:
    Kept(run / "found.jsonl", QUESTIONS).add([BEES])
    kept = Kept(run / "found.jsonl", QUESTIONS)
    assert kept.done == 1
    kept.add([])
    assert Kept(run / "found.jsonl", QUESTIONS).negatives == [[BEES], []]


def test_a_line_that_was_cut_off_is_dropped(run: Path) -> None:
    path = run / "found.jsonl"
    Kept(path, QUESTIONS).add([BEES])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:20])
    assert Kept(path, QUESTIONS).done == 1
    assert path.read_bytes() == whole


def test_what_was_found_for_other_questions_does_not_count(run: Path) -> None:
    Kept(run / "found.jsonl", QUESTIONS).add([BEES])
    assert Kept(run / "found.jsonl", ["Do cats hunt?"]).done == 0


def test_negatives_come_from_the_other_passages_and_only_once(
    run: Path, fake_encoder: Encoder, encoded: list[str]
) -> None:
    first = mined_among([ANTS, BEES], fake_encoder, run / "found.jsonl")
    assert [(m.example.passage, [e.passage for e in m.negatives]) for m in first] == [
        ("Ants rest.", ["Bees sing."]),
        ("Bees sing.", ["Ants rest."]),
    ]
    encoded.clear()
    assert mined_among([ANTS, BEES], fake_encoder, run / "found.jsonl") == first
    assert encoded == []


@pytest.mark.parametrize(
    ("passage", "can_be"),
    [("Ants rest.", True), ("Ants rest.[^s1]", False), ("An Untitled film.", False)],
)
def test_a_passage_with_markers_cannot_be_indexed(passage: str, can_be: bool) -> None:
    assert can_be_indexed(Example("Who?", passage, ())) == can_be
