"""XQuAD from file to rows."""

import json
from pathlib import Path

from orelore.evals.benchmarks.xquad import run
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader


def write(folder: Path, language: str, text: str, question: str, answer: str) -> None:
    answers = [{"answer_start": text.index(answer), "text": answer}]
    paragraphs = [{"context": text, "qas": [{"question": question, "answers": answers}]}]
    content = json.dumps({"data": [{"paragraphs": paragraphs}]})
    (folder / f"xquad.{language}.json").write_text(content)


def test_russian_has_rows_for_paragraphs_and_sentences(
    tmp_path: Path, fake_encoder: Encoder
) -> None:
    write(tmp_path, "ru", "Пчёлы поют утром.", "Кто поёт?", "Пчёлы")
    told: list[tuple[int, int]] = []
    rows = run("xquad-ru", tmp_path, progress=lambda *n: told.append(n), encoder=fake_encoder)
    assert [row.n for row in rows] == [1] * 7
    assert rows[0].published[0][:2] == ("BM25s", 87.12)
    assert told == [(1, 1), (1, 1)]


def test_english_is_read_and_has_answers_too(
    tmp_path: Path, fake_encoder: Encoder, reader: Reader
) -> None:
    write(tmp_path, "en", "Bees sing at dawn.", "When do bees sing?", "dawn")
    rows = run("xquad-en", tmp_path, encoder=fake_encoder, reader=reader)
    found = {row.measure: row.ours for row in rows}
    assert found["right paragraph first, %, both, then read"] == 100.0
    assert found["right sentence first of all, %"] == 100.0
    assert found["exact match of the short answer, in its paragraph, %"] == 100.0
