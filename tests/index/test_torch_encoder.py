"""Models of sentence-transformers, and our run of the bundled one beside theirs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from orelore.errors import EncoderError
from orelore.index.embedding import Encoder, open_encoder
from orelore.index.weights import model_folder

TEXTS = ["Kazakhstan mines uranium.", "Tungsten.", "", "Вольфрам 钨", "ore and " * 300]


@pytest.fixture(scope="module")
def reference() -> Encoder:
    """The bundled model's folder, run by sentence-transformers."""
    return open_encoder(str(model_folder()), Path("unused"))


def small_model(folder: Path, *, seed: int) -> Path:
    """A tiny model without a transformer, saved in a folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    torch.manual_seed(seed)
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)]).save(str(folder))
    return folder


def test_the_bundled_encoder_agrees_with_sentence_transformers(
    bundled: Encoder, reference: Encoder
) -> None:
    cosines = np.sum(bundled.encode(TEXTS) * reference.encode(TEXTS), axis=1)
    assert cosines.min() > 0.99999


def test_both_read_and_count_the_same_word_pieces(bundled: Encoder, reference: Encoder) -> None:
    assert reference.max_tokens == bundled.max_tokens
    assert [reference.count_tokens(t) for t in TEXTS] == [bundled.count_tokens(t) for t in TEXTS]


def test_the_way_a_model_is_run_shows_in_its_fingerprint(
    bundled: Encoder, reference: Encoder
) -> None:
    assert bundled.fingerprint != reference.fingerprint


def test_a_local_folder_is_an_encoder(tmp_path: Path) -> None:
    encoder = open_encoder(str(small_model(tmp_path, seed=1)), tmp_path)
    done: list[int] = []
    vectors = encoder.encode(["deep mine"] * 300, progress=done.append)
    assert vectors.shape == (300, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert done == [256, 300]
    assert encoder.encode([]).shape == (0, 8)
    assert encoder.count_tokens("deep mine") == 2


def test_other_weights_have_another_fingerprint(tmp_path: Path) -> None:
    first = open_encoder(str(small_model(tmp_path / "m", seed=1)), tmp_path).fingerprint
    again = open_encoder(str(tmp_path / "m"), tmp_path).fingerprint
    other = open_encoder(str(small_model(tmp_path / "m", seed=2)), tmp_path).fingerprint
    assert first == again != other


def test_a_folder_without_a_model_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=rf"{tmp_path.name}.*ORELORE_ENCODER"):
        open_encoder(str(tmp_path), tmp_path)
