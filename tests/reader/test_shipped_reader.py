"""The reader that comes with the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.errors import ReaderError
from orelore.reader import onnx_reader
from orelore.reader.onnx_reader import DELTA, OnnxReader, open_reader
from orelore.types import Hit

TEXT = "The Altyn mine produced 4.2 tonnes of gold in 2023. Kaz Metals wants to dig deeper."


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> OnnxReader:
    return open_reader(tmp_path_factory.mktemp("encoder"), threads=2)


def test_it_is_small_enough_to_travel() -> None:
    assert DELTA.stat().st_size <= 6_000_000


def test_it_finds_the_sentence_and_the_words_that_answer(
    shipped: OnnxReader, hit_of: Callable[..., Hit]
) -> None:
    hit = hit_of(TEXT)
    (read,) = shipped.read("How much gold did Altyn produce?", [hit])
    first, second = read.sentences
    assert first.evidence > 0 > second.evidence
    assert first.answer is not None
    assert "4.2 tonnes" in hit.article.text[slice(*first.answer)]
    assert first.answer_score > max(second.answer_score, 0)


def test_it_prefers_the_passage_that_answers(
    shipped: OnnxReader, hit_of: Callable[..., Hit]
) -> None:
    hits = [hit_of("Altyn lies in a dry valley. Its mill is new."), hit_of(TEXT)]
    beside, answers = shipped.read("How much gold did Altyn produce?", hits)
    assert answers.relevance > 0 > beside.relevance


def test_a_package_without_its_file_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_reader, "DELTA", tmp_path / "missing.safetensors")
    with pytest.raises(ReaderError, match=r"missing\.safetensors cannot be read.*pip install"):
        open_reader(tmp_path)
