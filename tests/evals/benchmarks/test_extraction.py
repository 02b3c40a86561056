from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.extraction import chunked, quote, rarity_in, run
from orelore.evals.benchmarks.gold import Marked, read_acl_verbatim, read_clapnq
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article

DEPTH = "The Sorrel quarry is 40 metres deep ."
OWNER = "Its owner keeps goats ."
QUESTION = "how deep is the Sorrel quarry"


def clap_line(question: str, selected: list[str]) -> dict[str, object]:
    sentences = [DEPTH, OWNER]
    passage = {"title": "Sorrel", "text": " ".join(sentences), "sentences": sentences}
    output = [{"answer": "", "selected_sentences": selected}]
    return {"input": question, "passages": [passage], "output": output}


def acl_result(spans: list[tuple[int, int]]) -> dict[str, object]:
    marks = [{"start": start, "end": end} for start, end in spans]
    return {"title": "Sorrel", "chunk": f"## Depth\n\n{DEPTH}", "gold_extraction_mapped": marks}


@pytest.fixture
def clapnq(tmp_path: Path) -> Path:
    for name, line in (
        ("answerable", clap_line(QUESTION, [DEPTH])),
        ("unanswerable", clap_line("who wrote the anthem of Narnia", [])),
    ):
        (tmp_path / f"clapnq_dev_{name}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    return tmp_path


@pytest.fixture
def acl(tmp_path: Path) -> Path:
    line = {"query": QUESTION, "results": [acl_result([(10, 10 + len(DEPTH))]), acl_result([])]}
    (tmp_path / "gold.json").write_text(json.dumps(line), encoding="utf-8")
    return tmp_path


def test_selected_sentences_become_stretches_of_the_passage(clapnq: Path) -> None:
    yes, no = read_clapnq(clapnq)
    assert [yes.text[start:end] for start, end in yes.gold] == [DEPTH]
    assert [yes.text[start:end] for start, end in yes.sentences] == [DEPTH, OWNER]
    assert (yes.answerable, no.answerable, no.gold) == (True, False, ())


def test_every_passage_of_a_query_is_a_pair(acl: Path) -> None:
    first, second = read_acl_verbatim(acl)
    assert first.text[slice(*first.gold[0])] == DEPTH
    assert (first.question, second.gold) == (QUESTION, ())


def test_a_folder_without_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="found 0"):
        read_acl_verbatim(tmp_path)


def test_a_sentence_that_is_not_in_its_passage_is_an_error(clapnq: Path) -> None:
    line = clap_line("q", []) | {"passages": [{"title": "", "text": "a", "sentences": ["b"]}]}
    (clapnq / "clapnq_dev_answerable.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(ReadError, match="not in its passage"):
        read_clapnq(clapnq)


def test_only_the_sentence_that_answers_is_quoted(
    clapnq: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    yes, _ = quote(read_clapnq(clapnq), fake_encoder, reader)
    assert yes.answer == yes.marked.gold
    assert [bounds for bounds, _ in yes.sentences] == [(0, 37), (38, 61)]


def test_an_answer_is_kept_however_unsure_it_is(
    clapnq: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    _, no = quote(read_clapnq(clapnq), fake_encoder, reader)
    assert no.answer
    assert no.given(1.0) == ()


def test_clapnq_is_measured_from_its_files(
    clapnq: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    found = run("clapnq", clapnq, encoder=fake_encoder, reader=reader)
    rows = {row.measure: row for row in found}
    assert rows["sentence F1"].note == "quoting every sentence: 0.667"
    assert (rows["AUROC of confidence"].ours, rows["AUROC of confidence"].n) == (1.0, 2)


def test_acl_verbatim_is_measured_in_chunks_of_the_index(
    acl: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    rows = run("acl-verbatim", acl, encoder=fake_encoder, reader=reader, progress=progress)
    note = "precision 0.500, recall 1.000, left without spans 0.000"
    assert {row.measure: row.note for row in rows}["word F1 at 0.1"] == note
    assert told == [(1, 2), (2, 2)]


def test_a_sample_takes_so_many_pairs(acl: Path, fake_encoder: Encoder, reader: Reader) -> None:
    assert run("acl-verbatim", acl, sample=1, encoder=fake_encoder, reader=reader)[0].n == 1


def test_a_long_passage_is_chunked_between_the_sentences_of_the_set(fake_encoder: Encoder) -> None:
    sentence = "bees sing " * 35  # 70 of the 160 word pieces that a chunk may have
    bounds = tuple((n * len(sentence), (n + 1) * len(sentence)) for n in range(5))
    text = sentence * 5
    chunks = chunked(
        Article("bees", "Bees", text), Marked("q", "Bees", text, (), False, bounds), fake_encoder
    )
    assert [chunk.sentences for chunk in chunks] == [bounds[:2], bounds[2:4], bounds[4:]]
    assert all(chunk.text == text[chunk.start : chunk.end] for chunk in chunks)


def test_a_word_is_rarer_the_fewer_passages_hold_it_in_any_form() -> None:
    rarity = rarity_in(["quarries open", "a quarry", "goats"])(("quarry", "goats", "anthem"))
    assert rarity["quarry"] < rarity["goats"] < rarity["anthem"]
