from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from orelore.errors import ReaderError
from orelore.reader.onnx_reader import OnnxReader, lead
from orelore.reader.scoring import UNREAD
from orelore.types import Hit

HitOf = Callable[..., Hit]

QUESTION = "How much gold did Altyn produce?"
TEXT = "The Altyn mine produced 4.2 tonnes of gold in 2023. Its owner (Kaz Metals) wants more."


def test_there_is_a_read_for_every_hit_and_every_sentence(
    reader: OnnxReader, hit_of: HitOf
) -> None:
    hits = [hit_of(TEXT), hit_of("Boz holds tungsten."), hit_of(TEXT, heading="")]
    reads = reader.read(QUESTION, hits)
    assert [len(read.sentences) for read in reads] == [2, 1, 2]
    for hit, read in zip(hits, reads, strict=True):
        assert tuple((s.start, s.end) for s in read.sentences) == hit.chunk.sentences
    assert reader.read(QUESTION, []) == []


def test_answers_are_words_inside_their_sentence(reader: OnnxReader, hit_of: HitOf) -> None:
    hit = hit_of(TEXT)
    for sentence in reader.read(QUESTION, [hit])[0].sentences:
        assert sentence.answer is not None
        start, end = sentence.answer
        assert sentence.start <= start < end <= sentence.end
        words = hit.article.text[start:end]
        assert words == words.strip(" .,")
        assert words in TEXT


def test_title_and_heading_are_read_but_never_the_answer(reader: OnnxReader, hit_of: HitOf) -> None:
    with_title, without = hit_of(TEXT), hit_of(TEXT, title="", heading="")
    first, second = reader.read(QUESTION, [with_title, without])
    assert first.relevance != second.relevance


@pytest.mark.parametrize(
    ("title", "heading", "told"),
    [
        ("Gold at Altyn", "Output", "Gold at Altyn. Output. "),
        ("Gold at Altyn", "", "Gold at Altyn. "),
        ("", "", ""),
    ],
)
def test_a_passage_is_led_in_by_what_there_is(
    hit_of: HitOf, title: str, heading: str, told: str
) -> None:
    assert lead(hit_of(TEXT, title=title, heading=heading)) == told


def test_sentences_beyond_the_limit_are_not_read(reader: OnnxReader, hit_of: HitOf) -> None:
    (read,) = reader.read(QUESTION, [hit_of("Altyn is an old and very deep gold mine. " * 40)])
    evidence = [sentence.evidence for sentence in read.sentences]
    assert len(evidence) == 40
    assert evidence[0] > UNREAD
    assert evidence[-1] == UNREAD
    assert read.sentences[-1].answer is None


@pytest.mark.parametrize("text", ["", " \n", "..."])
def test_a_passage_without_words_has_no_answer(
    reader: OnnxReader, hit_of: HitOf, text: str
) -> None:
    (read,) = reader.read(QUESTION, [hit_of(text)])
    assert all(sentence.answer is None for sentence in read.sentences)


@pytest.mark.parametrize("question", ["", "gold " * 1_000, "Сколько золота? 钨"])
def test_any_question_is_read(reader: OnnxReader, hit_of: HitOf, question: str) -> None:
    (read,) = reader.read(question, [hit_of(TEXT)])
    assert len(read.sentences) == 2


def test_a_passage_is_read_the_same_alone_and_among_others(
    reader_of: Callable[[int], OnnxReader], hit_of: HitOf
) -> None:
    hits = [hit_of(f"Mine {n} is old. " * (n + 1)) for n in range(5)]
    together = reader_of(2).read(QUESTION, hits)
    assert together == [read for hit in hits for read in reader_of(1).read(QUESTION, [hit])]


def test_threads_may_share_a_reader(reader_of: Callable[[int], OnnxReader], hit_of: HitOf) -> None:
    reader, hit = reader_of(2), hit_of(TEXT)
    with ThreadPoolExecutor(4) as pool:
        reads = list(pool.map(lambda _: reader.read(QUESTION, [hit]), range(8)))
    assert all(read == reads[0] for read in reads)


def test_support_depends_on_the_claim(reader: OnnxReader) -> None:
    claims = ["Altyn produced 4.2 tonnes.", "Boz holds tungsten."]
    first, second = (reader.supports(claim, TEXT) for claim in claims)
    assert first != second
    assert first == reader.supports(claims[0], TEXT)


def test_a_reader_loads_when_it_first_reads(hit_of: HitOf) -> None:
    def no_model() -> Path:
        raise AssertionError("loaded")

    reader = OnnxReader(no_model, "print")
    assert (reader.name, reader.fingerprint) == ("orelore-reader", "print")
    with pytest.raises(AssertionError, match="loaded"):
        reader.read(QUESTION, [hit_of(TEXT)])


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(os.urandom(100))
    with pytest.raises(ReaderError, match=r"model\.onnx"):
        OnnxReader(lambda: path, "print").supports("Altyn is old.", TEXT)
