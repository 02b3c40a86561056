"""XQuAD from file to rows."""

import json
from pathlib import Path

from orelore.evals.benchmarks.xquad import run
from orelore.index.embedding import Encoder


def test_both_languages_have_rows_for_paragraphs_and_sentences(
    tmp_path: Path, fake_encoder: Encoder
) -> None:
    qas = [{"question": "Кто поёт?", "answers": [{"answer_start": 0, "text": "Пчёлы"}]}]
    paragraphs = [{"context": "Пчёлы поют утром.", "qas": qas}]
    (tmp_path / "xquad.ru.json").write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    told: list[tuple[int, int]] = []
    rows = run("xquad-ru", tmp_path, progress=lambda *n: told.append(n), encoder=fake_encoder)
    assert [row.n for row in rows] == [1] * 7
    assert rows[0].published[0][:2] == ("BM25s", 87.12)
    assert told == [(1, 1), (1, 1)]
