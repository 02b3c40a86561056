from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from orelore.errors import EncoderError
from orelore.index.embedding import Encoder
from orelore.index.onnx_encoder import MANY, OnnxEncoder

TEXTS = ["Kazakhstan mines uranium.", "Tungsten.", "", "Вольфрам 钨 \x00", "ore " * 300]


def test_vectors_are_unit_rows(bundled: Encoder) -> None:
    vectors = bundled.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), bundled.dimension) == (5, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(bundled: Encoder) -> None:
    assert bundled.encode([]).shape == (0, 384)


@pytest.mark.parametrize("size", [3, MANY])
def test_a_text_has_the_same_vector_alone_and_among_others(bundled: Encoder, size: int) -> None:
    texts = [f"Mine number {n}. " + "Deep and old. " * (n % 20) for n in range(size)]
    alone = np.concatenate([bundled.encode([text]) for text in texts])
    assert np.allclose(bundled.encode(texts), alone, atol=1e-5)


def test_related_texts_are_nearer_than_unrelated_ones(bundled: Encoder) -> None:
    question, near, far = bundled.encode(["Who mines uranium?", TEXTS[0], "Cats like to sleep."])
    assert question @ near > question @ far + 0.3


def test_word_pieces_beyond_the_limit_have_no_effect(bundled: Encoder) -> None:
    limit = bundled.max_tokens - 2
    inside, at, beyond = bundled.encode(["ore " * (limit - 1), "ore " * limit, "ore " * 400])
    assert np.allclose(at, beyond, atol=1e-6)
    assert not np.allclose(inside, at, atol=1e-6)


def test_all_word_pieces_of_a_text_are_counted(bundled: Encoder) -> None:
    assert bundled.count_tokens("ore " * 300) == 300
    assert bundled.count_tokens("") == 0


@pytest.mark.parametrize("size", [3, MANY])
def test_progress_is_told_how_many_texts_are_done(bundled: Encoder, size: int) -> None:
    done: list[int] = []
    bundled.encode(["ore"] * size, progress=done.append)
    assert done == list(range(1, size + 1))


def test_many_threads_may_share_an_encoder(bundled: Encoder) -> None:
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda text: bundled.encode([text])[0], TEXTS * 4))
    assert np.allclose(rows, np.tile(bundled.encode(TEXTS), (4, 1)), atol=1e-5)


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"no model")
    with pytest.raises(EncoderError, match=r"model\.onnx"):
        OnnxEncoder("mine", path)
