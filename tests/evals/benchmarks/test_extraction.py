from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.extraction import (
    Overlap,
    Quoted,
    acl_rows,
    best_threshold,
    clapnq_rows,
    pooled,
    quote,
    rarity_in,
    run,
    shares,
    words_in,
)
from orelore.evals.benchmarks.gold import Marked, read_acl_verbatim, read_clapnq
from orelore.index.embedding import Encoder

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


def marked(gold: list[tuple[int, int]]) -> Marked:
    return Marked("q", "", "one two three four", tuple(gold), bool(gold), ((0, 7), (8, 18)))


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


def test_only_the_sentence_that_answers_is_quoted(clapnq: Path, fake_encoder: Encoder) -> None:
    yes, _ = quote(read_clapnq(clapnq), fake_encoder, whole=True)
    assert yes.spans == yes.marked.gold


def test_clapnq_is_measured_from_its_files(clapnq: Path, fake_encoder: Encoder) -> None:
    rows = {row.measure: row for row in run("clapnq", clapnq, encoder=fake_encoder)}
    assert rows["sentence F1"].ours == 1.0
    assert rows["sentence F1"].note == "quoting every sentence: 0.667"
    assert rows["unanswerable refused"].ours == 1.0
    assert rows["AUROC of confidence"].n == 2


def test_acl_verbatim_is_measured_in_chunks_of_the_index(acl: Path, fake_encoder: Encoder) -> None:
    told: list[tuple[int, int]] = []
    rows = run("acl-verbatim", acl, encoder=fake_encoder, progress=lambda *done: told.append(done))
    found = {row.measure: row.ours for row in rows}
    assert (found["word recall"], found["word precision"]) == (1.0, 0.5)
    assert found["left without spans"] == 0.0
    assert told == [(1, 2), (2, 2)]


def test_the_published_scores_stand_beside_the_f1(acl: Path, fake_encoder: Encoder) -> None:
    rows = {row.measure: row for row in run("acl-verbatim", acl, encoder=fake_encoder)}
    assert ("Provence", 0.344) in [entry[:2] for entry in rows["word F1"].published]


def test_a_sample_takes_so_many_pairs(acl: Path, fake_encoder: Encoder) -> None:
    assert run("acl-verbatim", acl, sample=1, encoder=fake_encoder)[0].n == 1


def test_counts_are_pooled_over_pairs() -> None:
    overlap = pooled([({1, 2}, {2, 3, 4}), (set(), {5})])
    assert overlap == Overlap(both=1, quoted=2, marked=4)
    assert (overlap.precision, overlap.recall, overlap.f1) == (1 / 2, 1 / 4, 1 / 3)


def test_a_span_holds_the_words_that_it_touches() -> None:
    assert words_in("one two  three", [(5, 9)]) == {1}
    assert words_in("one two  three", [(2, 10)]) == {0, 1, 2}
    assert words_in("one two", [(1, 1)]) == set()


def test_a_refused_pair_counts_as_missed_words() -> None:
    found = {row.measure: row for row in acl_rows([Quoted(marked([(0, 7)]), (), 0.2)])}
    assert (found["word recall"].ours, found["word F1"].ours) == (0.0, 0.0)


def test_a_quote_where_nothing_is_marked_costs_precision() -> None:
    quoted = [Quoted(marked([(0, 7)]), ((0, 7),), 2.0), Quoted(marked([]), ((0, 7),), 2.0)]
    found = {row.measure: row for row in acl_rows(quoted)}
    assert found["word precision"].ours == 0.5
    assert found["word F1"].note == "without the pairs that have no span: 1.000"


def test_a_set_without_unanswerable_questions_has_no_auroc() -> None:
    rows = clapnq_rows([Quoted(marked([(0, 7)]), ((0, 7),), 2.0)])
    assert "AUROC of confidence" not in [row.measure for row in rows]


def test_the_best_threshold_parts_the_two_sides() -> None:
    assert best_threshold([2.0, 1.5, 0.4], [0.5, 1.0]) == (1.5, 2 / 3, 1.0)
    assert shares([2.0, 1.5], [0.5, 1.6], 1.5) == (1.0, 0.5)


def test_a_word_is_rarer_the_fewer_passages_hold_it_in_any_form() -> None:
    rarity = rarity_in(["quarries open", "a quarry", "goats"])(("quarry", "goats", "anthem"))
    assert rarity["quarry"] < rarity["goats"] < rarity["anthem"]
