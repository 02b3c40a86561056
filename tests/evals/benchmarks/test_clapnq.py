"""CLAP NQ from its files to rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.clapnq import chunks_of, rows_of, run
from orelore.evals.benchmarks.extraction import Quoted, Sure
from orelore.evals.benchmarks.gold import Bounds, Marked, read_clapnq
from orelore.evals.benchmarks.result import Row
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article

DEPTH = "The Sorrel quarry is 40 metres deep ."
OWNER = "Its owner keeps goats ."
ONE, TWO, WHOLE = (0, 7), (8, 18), (0, 18)


def quoted(gold: tuple[Bounds, ...], answer: Bounds, one: float, two: float) -> Quoted:
    marked = Marked("q", "", "one two three four", gold, bool(gold), (ONE, TWO))
    sure = [Sure(ONE, WHOLE, one), Sure(TWO, WHOLE, two)]
    return Quoted(marked, (answer,), tuple(sorted(sure, key=lambda s: -s.confidence)))


def rows(*some: Quoted, threshold: float = 0.5) -> dict[str, Row]:
    return {row.measure: row for row in rows_of("clapnq", some, threshold)}


def test_a_sentence_that_people_selected_counts() -> None:
    found = rows(quoted((ONE, TWO), ONE, 0.9, 0.6), quoted((ONE,), TWO, 0.2, 0.9))
    assert (found["sentence precision"].ours, found["sentence recall"].ours) == (1 / 2, 1 / 3)
    assert found["sentence F1"].note == "quoting every sentence: 0.857"
    assert found["sentence F1, all sure enough instead of an answer"].ours == 2 * 2 / (3 + 3)


def test_a_refused_question_counts_as_missed_sentences() -> None:
    found = rows(quoted((ONE,), ONE, 0.9, 0.1), quoted((ONE,), ONE, 0.3, 0.1))
    assert found["answerable refused"].ours == 1 / 2
    assert found["sentence recall"].ours == 1 / 2


def test_every_threshold_shows_what_it_gives() -> None:
    found = rows(quoted((ONE,), ONE, 0.65, 0.1), quoted((), ONE, 0.45, 0.1))
    assert found["AUROC of confidence"].ours == 1.0
    assert found["AUROC of confidence"].note == (
        "best threshold on this set: 0.65, answers 1.000 and refuses 1.000"
    )
    curve = [found[f"sentence F1 at 0.{n}"] for n in range(1, 10)]
    assert [row.ours for row in curve] == [1.0] * 6 + [0.0] * 3
    assert curve[3].note == "answers 1.000 and refuses 0.000"
    assert curve[4].note == "answers 1.000 and refuses 1.000"


def test_a_set_without_unanswerable_questions_has_no_auroc() -> None:
    assert "AUROC of confidence" not in rows(quoted((ONE,), ONE, 0.9, 0.1))


def line(question: str, selected: list[str]) -> dict[str, object]:
    sentences = [DEPTH, OWNER]
    passage = {"title": "Sorrel", "text": " ".join(sentences), "sentences": sentences}
    output = [{"answer": "", "selected_sentences": selected}]
    return {"input": question, "passages": [passage], "output": output}


@pytest.fixture
def clapnq(tmp_path: Path) -> Path:
    for name, content in (
        ("answerable", line("how deep is the Sorrel quarry", [DEPTH])),
        ("unanswerable", line("who wrote the anthem of Narnia", [])),
    ):
        (tmp_path / f"clapnq_dev_{name}.jsonl").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_selected_sentences_become_stretches_of_the_passage(clapnq: Path) -> None:
    yes, no = read_clapnq(clapnq)
    assert [yes.text[start:end] for start, end in yes.gold] == [DEPTH]
    assert [yes.text[start:end] for start, end in yes.sentences] == [DEPTH, OWNER]
    assert (yes.answerable, no.answerable, no.gold) == (True, False, ())


def test_a_sentence_that_is_not_in_its_passage_is_an_error(clapnq: Path) -> None:
    broken = line("q", []) | {"passages": [{"title": "", "text": "a", "sentences": ["b"]}]}
    (clapnq / "clapnq_dev_answerable.jsonl").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(ReadError, match="not in its passage"):
        read_clapnq(clapnq)


def test_it_is_measured_from_its_files(clapnq: Path, fake_encoder: Encoder, reader: Reader) -> None:
    found = {r.measure: r for r in run("clapnq", clapnq, encoder=fake_encoder, reader=reader)}
    assert found["sentence F1"].note == "quoting every sentence: 0.667"
    assert (found["AUROC of confidence"].ours, found["AUROC of confidence"].n) == (1.0, 2)


def test_a_sample_takes_so_many_questions(
    clapnq: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    rows = run("clapnq", clapnq, sample=1, encoder=fake_encoder, reader=reader)
    assert "AUROC of confidence" not in [row.measure for row in rows]


def test_a_long_passage_is_chunked_between_the_sentences_of_the_set(fake_encoder: Encoder) -> None:
    sentence = "bees sing " * 35  # 70 of the 160 word pieces that a chunk may have
    bounds = tuple((n * len(sentence), (n + 1) * len(sentence)) for n in range(5))
    text = sentence * 5
    marked = Marked("q", "Bees", text, (), answerable=False, sentences=bounds)
    chunks = chunks_of(Article("bees", "Bees", text), marked, fake_encoder)
    assert [chunk.sentences for chunk in chunks] == [bounds[:2], bounds[2:4], bounds[4:]]
    assert all(chunk.text == text[chunk.start : chunk.end] for chunk in chunks)
