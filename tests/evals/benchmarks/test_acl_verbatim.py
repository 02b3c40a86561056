"""ACL-Verbatim from its file to rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.acl_verbatim import paragraphs, rows_of, run
from orelore.evals.benchmarks.extraction import Quoted, Sure
from orelore.evals.benchmarks.gold import Bounds, Marked, read_acl_verbatim
from orelore.evals.benchmarks.result import Row
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article

QUESTION, DEPTH = "how deep is the Sorrel quarry", "The Sorrel quarry is 40 metres deep ."
TEXT = "One two. Three.\n\nFour five six."
FIRST, SECOND, THIRD = (0, 8), (9, 15), (17, 31)
PARAGRAPHS = {FIRST: (0, 15), SECOND: (0, 15), THIRD: THIRD}


def quoted(gold: tuple[Bounds, ...], *sure: tuple[Bounds, float]) -> Quoted:
    found = tuple(Sure(bounds, PARAGRAPHS[bounds], confidence) for bounds, confidence in sure)
    return Quoted(Marked("q", "", TEXT, gold, bool(gold)), (), found)


def rows(*some: Quoted) -> dict[str, Row]:
    return {row.measure: row for row in rows_of("acl-verbatim", some, 0.5)}


def test_the_paragraph_of_a_sure_sentence_is_quoted() -> None:
    found = rows(quoted(((0, 15),), (FIRST, 0.9), (SECOND, 0.1), (THIRD, 0.1)))
    assert (found["word precision"].ours, found["word recall"].ours) == (1.0, 1.0)
    assert found["word F1, sentences"].ours == 2 * 2 / (2 + 3)


def test_a_refused_pair_counts_as_missed_words() -> None:
    found = rows(quoted(((0, 15),), (FIRST, 0.4)))
    assert (found["word recall"].ours, found["word F1"].ours) == (0.0, 0.0)
    assert found["word F1 at 0.4"].ours == 1.0


def test_a_quote_where_nothing_is_marked_costs_precision() -> None:
    found = rows(quoted(((17, 31),), (THIRD, 0.9)), quoted((), (THIRD, 0.8)))
    assert found["word precision"].ours == 0.5
    assert found["word F1"].note == (
        "without the pairs that have no span: 1.000; best threshold on this set, 0.9: 1.000"
    )
    assert found["left without spans"].ours == 0.0


def test_every_threshold_shows_what_it_gives() -> None:
    found = rows(quoted(((17, 31),), (THIRD, 0.9)), quoted((), (THIRD, 0.6)))
    note = "precision 0.500, recall 1.000, left without spans 0.000"
    assert found["word F1 at 0.6"].note == note
    assert found["word F1 at 0.7"].note == "precision 1.000, recall 1.000, left without spans 1.000"


def test_the_published_scores_stand_beside_the_f1() -> None:
    published = rows(quoted((FIRST,), (FIRST, 0.9)))["word F1"].published
    assert ("Provence", 0.344) in [entry[:2] for entry in published]


def result(spans: list[tuple[int, int]]) -> dict[str, object]:
    marks = [{"start": start, "end": end} for start, end in spans]
    return {"title": "Sorrel", "chunk": f"## Depth\n\n{DEPTH}", "gold_extraction_mapped": marks}


@pytest.fixture
def acl(tmp_path: Path) -> Path:
    line = {"query": QUESTION, "results": [result([(10, 10 + len(DEPTH))]), result([])]}
    (tmp_path / "gold.json").write_text(json.dumps(line), encoding="utf-8")
    return tmp_path


def test_every_passage_of_a_query_is_a_pair(acl: Path) -> None:
    first, second = read_acl_verbatim(acl)
    assert first.text[slice(*first.gold[0])] == DEPTH
    assert (first.question, second.gold) == (QUESTION, ())


def test_a_folder_without_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="found 0"):
        read_acl_verbatim(tmp_path)


def test_it_is_measured_from_its_file(acl: Path, fake_encoder: Encoder, reader: Reader) -> None:
    rows = run("acl-verbatim", acl, encoder=fake_encoder, reader=reader)
    note = "precision 0.500, recall 1.000, left without spans 0.000"
    assert {row.measure: row.note for row in rows}["word F1 at 0.1"] == note


def test_a_sample_takes_so_many_pairs(acl: Path, fake_encoder: Encoder, reader: Reader) -> None:
    assert run("acl-verbatim", acl, sample=1, encoder=fake_encoder, reader=reader)[0].n == 1


def test_paragraphs_end_at_blank_lines_and_headings() -> None:
    text = "One two. Three.\n\nFour.\n## Five\n\nSix."
    chunks = paragraphs(Article("a", "", text), Marked("q", "", text, (), answerable=False))
    assert [(chunk.heading, chunk.text) for chunk in chunks] == [
        ("", "One two. Three."),
        ("", "Four."),
        ("Five", "Six."),
    ]
    assert chunks[0].sentences == ((0, 8), (9, 15))
