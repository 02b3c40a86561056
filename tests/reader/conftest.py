"""A stand-in for the trained reader: the encoder's weights and a little noise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from orelore.index.weights import WEIGHTS, model_folder
from orelore.reader.delta import Weights, merged, pack
from orelore.reader.export import exported, fingerprint
from orelore.reader.onnx_reader import OnnxReader
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk, Hit

SIZES = {"edges": 2, "start": 64, "end": 64, "evidence": 1, "relevance": 1, "support": 1}
WIDTH = 384

HitOf = Callable[..., Hit]


@pytest.fixture(scope="session")
def base() -> Weights:
    return load_file(model_folder() / WEIGHTS)


@pytest.fixture(scope="session")
def tuned(base: Weights) -> Weights:
    """About as far from the base as training goes, and heads."""
    chance = np.random.default_rng(3)

    def noise(*shape: int, size: float) -> np.ndarray:
        return chance.normal(scale=size, size=shape).astype(np.float32)

    layers = {name: weight for name, weight in base.items() if name.startswith("encoder.")}
    weights = {name: weight + noise(*weight.shape, size=0.002) for name, weight in layers.items()}
    for head, size in SIZES.items():
        weights[f"{head}.weight"] = noise(size, WIDTH, size=0.05)
        weights[f"{head}.bias"] = noise(size, size=0.05)
    return weights


@pytest.fixture(scope="session")
def delta(base: Weights, tuned: Weights) -> bytes:
    return pack(base, tuned)


@pytest.fixture(scope="session")
def merged_weights(base: Weights, delta: bytes) -> tuple[Weights, Weights]:
    return merged(base, delta)


@pytest.fixture(scope="session")
def export(delta: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported reader. Not to be written to by a test."""
    return exported(tmp_path_factory.mktemp("reader"), delta)


@pytest.fixture(scope="session")
def reader_of(export: Path, delta: bytes) -> Callable[[int], OnnxReader]:
    """Makes a reader with so many threads."""
    return lambda threads: OnnxReader(lambda: export, fingerprint(delta), threads=threads)


@pytest.fixture(scope="session")
def reader(reader_of: Callable[[int], OnnxReader]) -> OnnxReader:
    return reader_of(2)


@pytest.fixture
def hit_of() -> HitOf:
    """A hit with a text that starts somewhere in its article."""

    def make(text: str, *, title: str = "Gold at Altyn", heading: str = "Output") -> Hit:
        start = 50
        article = Article("altyn", title, "\n" * start + text)
        sentences = tuple((start + a, start + b) for a, b in split_sentences(text))
        return Hit(Chunk("altyn", 0, heading, text, start, sentences), article, 1.0)

    return make
