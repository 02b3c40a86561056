"""Short answers of NQ-open."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.nq_oracle import run
from orelore.retrieval.rerank import Reader


def write(folder: Path, *answers: list[str]) -> Path:
    passage = {"title": "Bees", "text": "Ants rest. Bees sing at dawn."}
    lines = [{"question": "when do bees sing", "answers": a, "ctxs": [passage]} for a in answers]
    content = "\n".join(map(json.dumps, lines)).encode()
    (folder / "nq-open-oracle.jsonl.gz").write_bytes(gzip.compress(content))
    return folder


def test_the_short_answer_is_compared_with_the_right_ones(tmp_path: Path, reader: Reader) -> None:
    folder = write(tmp_path, ["noon", "dawn"], ["at dawn"], ["noon"])
    exact, overlap = run("nq-oracle", folder, reader=reader)
    assert exact.n == 3
    assert exact.ours == pytest.approx(100 / 3)
    assert overlap.ours == pytest.approx((100 + 200 / 3) / 3)


def test_a_sample_takes_so_many_questions(tmp_path: Path, reader: Reader) -> None:
    assert run("nq-oracle", write(tmp_path, ["a"], ["b"]), sample=1, reader=reader)[0].n == 1


def test_a_file_that_is_not_compressed_is_named(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "nq-open-oracle.jsonl.gz").write_text("{}")
    with pytest.raises(ReadError, match=r"nq-open-oracle\.jsonl\.gz"):
        run("nq-oracle", tmp_path, reader=reader)
