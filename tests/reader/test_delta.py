from __future__ import annotations

import numpy as np
import pytest
from safetensors.numpy import load, save

from orelore.errors import ReaderError
from orelore.index.weights import SHA256, WEIGHTS
from orelore.reader.delta import Weights, merged, notes_of, pack

QUERY = "encoder.layer.0.attention.self.query.weight"
WORDS = "embeddings.word_embeddings.weight"


def test_what_training_added_comes_back_nearly(
    base: Weights, tuned: Weights, merged_weights: tuple[Weights, Weights]
) -> None:
    encoder, _ = merged_weights
    for name in (n for n in tuned if n in base):
        added = tuned[name] - base[name]
        off = encoder[name] - tuned[name]
        assert off.std() < 0.12 * added.std(), name


def test_heads_come_back_by_their_names(
    base: Weights, tuned: Weights, merged_weights: tuple[Weights, Weights]
) -> None:
    _, heads = merged_weights
    assert heads.keys() == tuned.keys() - base.keys()
    assert all(np.allclose(heads[name], tuned[name], atol=1e-3) for name in heads)


def test_weights_that_were_not_tuned_take_no_room(base: Weights, delta: bytes) -> None:
    unchanged = pack(base, {WORDS: base[WORDS]})
    assert len(unchanged) < 2_000
    assert len(delta) < 6_000_000


def test_merging_leaves_other_weights_as_they_are(
    base: Weights, merged_weights: tuple[Weights, Weights]
) -> None:
    encoder, _ = merged_weights
    assert encoder.keys() == base.keys()
    assert (encoder[WORDS] == base[WORDS]).all()


def test_the_file_says_what_it_belongs_to(base: Weights) -> None:
    notes = notes_of(pack(base, {}, {"threshold": "0.5"}))
    assert notes["base_sha256"] == SHA256[WEIGHTS]
    assert "Apache-2.0" in notes["licence"]
    assert notes["threshold"] == "0.5"


def test_other_base_weights_are_refused(base: Weights, delta: bytes) -> None:
    other = {**base, QUERY: base[QUERY] + 1e-3}
    with pytest.raises(ReaderError, match=f"made for other weights.*{SHA256[WEIGHTS]}"):
        merged(other, delta)


def test_another_format_is_refused(base: Weights, delta: bytes) -> None:
    content = save(load(delta), {**notes_of(delta), "format": "reader-delta-9"})
    with pytest.raises(ReaderError, match=r"reader-delta-9.*pip install"):
        merged(base, content)


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1"])
def test_a_file_that_is_something_else_is_refused(base: Weights, content: bytes) -> None:
    with pytest.raises(ReaderError, match="damaged"):
        merged(base, content)


def test_a_cut_file_is_refused(base: Weights, delta: bytes) -> None:
    with pytest.raises(ReaderError, match="damaged"):
        merged(base, delta[:-1])
