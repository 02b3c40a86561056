from __future__ import annotations

import random
from pathlib import Path

from orelore.index.library import Library
from orelore.training.examples import Example, question
from orelore.training.own import Asked, asked, chunks_of, mixed
from orelore.training.pairs import Pair, PairSentence

SENTENCE = "The Boz deposit in Uzbekistan holds 18,000 tonnes of tungsten trioxide."
PAIR = Pair(
    kind="single",
    question="How much tungsten trioxide does Boz hold?",
    sentences=(PairSentence(article="boz-tungsten", text=SENTENCE, answer="18,000 tonnes"),),
)
UNANSWERABLE = Pair(kind="unanswerable", question="Who owns Boz?", sentences=())


def negatives(n: int) -> tuple[Example, ...]:
    return tuple(question("Who?", f"Ant {i} rests.", []) for i in range(n))


def test_all_chunks_are_known_by_their_article(library: Library) -> None:
    library.update()
    chunks = chunks_of(library)
    assert list(chunks) == ["altyn-gold", "boz-tungsten", "chon-antimony", "darya-lithium"]
    assert [hit.chunk.heading for hit in chunks["altyn-gold"]] == ["Output", "Plans"]


def test_each_question_has_what_answers_it_and_what_does_not(library: Library, run: Path) -> None:
    library.update()
    answerable, hopeless = asked([PAIR, UNANSWERABLE], library, run / "own.jsonl")
    assert [e.answered for e in answerable.answered] == [True]
    assert not any("18,000 tonnes" in e.passage for e in answerable.negatives)
    assert hopeless.answered == ()
    assert hopeless.negatives


def test_a_question_that_nothing_answers_brings_more_negatives() -> None:
    chance = random.Random(0)
    assert len(list(mixed([Asked(PAIR, (), negatives(5))], chance))) == 2
    assert len(list(mixed([Asked(UNANSWERABLE, (), negatives(5))], chance))) == 3


def test_an_answer_is_seen_whole_and_in_windows() -> None:
    whole = question("Who sings?", "Ants rest. Bees sing.", [(11, 15)])
    found = list(mixed([Asked(PAIR, (whole,), ())], random.Random(0)))
    assert found[0] == whole
    assert len(found) in (2, 3)
    assert all("Bees sing." in e.passage for e in found)
