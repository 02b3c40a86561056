"""Overlap of retrieved text with excerpts, as in the Chroma report."""

import json
from pathlib import Path

import pytest

from orelore.evals.benchmarks.chunking import overlap, run
from orelore.index.embedding import Encoder
from orelore.types import Span

EXCERPT = [Span("a", 10, 20)]


def test_half_of_an_excerpt_in_a_passage_twice_as_long() -> None:
    found = overlap([Span("a", 15, 25)], EXCERPT)
    assert (found.recall, found.precision) == (0.5, 0.5)
    assert found.iou == pytest.approx(5 / 15)


def test_a_repeated_stretch_counts_once_as_found_and_twice_as_retrieved() -> None:
    found = overlap([Span("a", 10, 20), Span("a", 10, 20)], EXCERPT)
    assert (found.recall, found.precision, found.iou) == (1.0, 0.5, 0.5)


def test_text_of_another_article_only_costs() -> None:
    found = overlap([Span("b", 10, 20), Span("a", 10, 20)], EXCERPT)
    assert (found.recall, found.precision, found.iou) == (1.0, 0.5, 0.5)


def test_nothing_retrieved_is_nothing_found() -> None:
    assert overlap([], EXCERPT).precision == overlap([], EXCERPT).iou == 0.0


def test_the_set_is_measured_beside_the_plain_splitter(
    tmp_path: Path, fake_encoder: Encoder
) -> None:
    references = json.dumps([{"content": "Bees sing.", "start_index": 11, "end_index": 21}])
    quoted = references.replace('"', '""')
    rows = f'question,references,corpus_id\nDo bees sing?,"{quoted}",beasts\n'
    (tmp_path / "questions_df.csv").write_text(rows)
    (tmp_path / "beasts.md").write_text("Ants rest. Bees sing.")
    recall, precision, _ = run("chunking", tmp_path, encoder=fake_encoder)
    assert (recall.ours, recall.published[0][1]) == (100.0, 100.0)
    assert precision.ours == pytest.approx(100 * 10 / 21)
