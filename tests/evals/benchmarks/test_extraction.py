"""What is quoted of one passage."""

from __future__ import annotations

from orelore.evals.benchmarks.extraction import (
    Quoted,
    Sure,
    chunk_of,
    quote,
    rarity_in,
    refused,
)
from orelore.evals.benchmarks.gold import Marked
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article, Chunk

TEXT = "The Sorrel quarry is 40 metres deep. Its owner keeps goats."
DEPTH, OWNER = (0, 36), (37, 59)
ASKED = Marked("how deep is the Sorrel quarry", "Sorrel", TEXT, (DEPTH,), answerable=True)


def apart(article: Article, _marked: Marked) -> list[Chunk]:
    """Each sentence as a chunk."""
    return [chunk_of(article, n, "", [bounds]) for n, bounds in enumerate((DEPTH, OWNER))]


def together(article: Article, _marked: Marked) -> list[Chunk]:
    return [chunk_of(article, 0, "", [DEPTH, OWNER])]


def test_the_sentence_that_answers_is_the_surest(fake_encoder: Encoder, reader: Reader) -> None:
    (quoted,) = quote([ASKED], together, fake_encoder, reader)
    assert quoted.answer[0] == DEPTH
    assert [sure.sentence for sure in quoted.sentences] == [DEPTH, OWNER]
    assert {sure.chunk for sure in quoted.sentences} == {(0, 59)}


def test_an_answer_is_kept_however_unsure_it_is(fake_encoder: Encoder, reader: Reader) -> None:
    hopeless = Marked("who wrote the anthem of Narnia", "", TEXT, (), answerable=False)
    (quoted,) = quote([hopeless], apart, fake_encoder, reader)
    assert quoted.answer
    assert quoted.given(1.0) == ()


def test_what_is_done_is_told(fake_encoder: Encoder, reader: Reader) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    quote([ASKED, ASKED], apart, fake_encoder, reader, progress=progress)
    assert told == [(1, 2), (2, 2)]


def test_sentences_and_chunks_count_from_a_threshold_on() -> None:
    sure = (Sure((0, 3), (0, 9), 0.6), Sure((10, 12), (10, 19), 0.2))
    quoted = Quoted(ASKED, ((0, 3),), sure)
    assert (quoted.given(0.6), quoted.given(0.7)) == (((0, 3),), ())
    assert (quoted.sure(0.6), quoted.sure(0.2)) == ({(0, 3)}, {(0, 3), (10, 12)})
    assert quoted.chunks(0.3) == {(0, 9)}
    assert refused([quoted, Quoted(ASKED, (), ())], 0.5) == 1 / 2


def test_a_word_is_rarer_the_fewer_passages_hold_it_in_any_form() -> None:
    rarity = rarity_in(["quarries open", "a quarry", "goats"])(("quarry", "goats", "anthem"))
    assert rarity["quarry"] < rarity["goats"] < rarity["anthem"]
