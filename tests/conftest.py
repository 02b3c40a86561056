"""A tiny corpus of invented articles, and encoders and assistants over it."""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from orelore.assistant import Assistant
from orelore.index.embedding import BUNDLED, Encoder, Matrix, Progress, open_encoder
from orelore.index.library import Library
from orelore.settings import Settings

# The same examples in every run: a submission must not fail by chance, and machines are slow.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

ARTICLES = {
    "altyn-gold": """\
---
title: Gold at Altyn
published: 2025-03-01
countries: [Kazakhstan]
minerals: [gold]
sources:
  s1: {title: Altyn in figures, publisher: Steppe Herald, published: 2024-05-31}
  s2: {title: Plans for Altyn, publisher: Orda Journal, published: 2025}
---
## Output
The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.[^s1]
## Plans
The owner of Altyn plans a second mill for 2027.[^s2]
""",
    "boz-tungsten": """\
---
title: Tungsten at Boz
published: 2025-04-02
countries: [Uzbekistan]
minerals: [tungsten, molybdenum]
sources:
  s1: {title: Boz reserves, publisher: Silk Road Wire, published: 2023-11}
---
## Reserves
The Boz deposit in Uzbekistan holds 18,000 tonnes of tungsten trioxide.[^s1] Drilling at Boz
also found molybdenum in 2023.[^s1]
""",
    "chon-antimony": """\
---
title: Antimony at Chon
published: 2024-12-24
countries: [Kyrgyzstan, Tajikistan]
minerals: [antimony]
sources:
  s1: {title: The Chon smelter, publisher: Steppe Herald, published: 2022}
---
## Smelter
The Chon smelter in Kyrgyzstan refined 900 tonnes of antimony in 2021.[^s1] Ore for the Chon
smelter came by rail from Tajikistan.[^s1]
""",
    "darya-lithium": """\
---
title: Lithium brine in the Darya basin
published: 2025-06
countries: [Kazakhstan]
minerals: [lithium]
publisher: Basin Post
url: https://example.org/darya
---
Geologists found lithium brine in the Darya basin in 2025. The brine carries 110 milligrams of
lithium per litre, the Basin Post wrote.
""",
}

EncoderOf = Callable[..., Encoder]


class HashedWords:
    """An encoder for tests: each word lights up one of 32 places.

    It notes what it encodes, and breaks down when asked to by the number of a call.
    """

    dimension = 32
    max_tokens = 128

    def __init__(self, encoded: list[str], name: str, breaks_at: int | None) -> None:
        self.name = name
        self.fingerprint = f"{name}-1"
        self._encoded = encoded
        self._calls = 0
        self._breaks_at = breaks_at

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        self._calls += 1
        if self._calls == self._breaks_at:
            raise RuntimeError("out of memory")
        self._encoded.extend(texts)
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()):
                counts[row, zlib.crc32(word.encode()) % self.dimension] += 1
        if progress:
            progress(len(texts))
        units: Matrix = counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
        return units

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+", text))


@pytest.fixture
def encoded() -> list[str]:
    """The texts that the encoders of this test have encoded."""
    return []


@pytest.fixture
def encoder_of(encoded: list[str]) -> EncoderOf:
    """Makes an encoder for tests: `encoder_of(name="other", breaks_at=3)`."""

    def make(name: str = "hashed-words", breaks_at: int | None = None) -> Encoder:
        return HashedWords(encoded, name, breaks_at)

    return make


@pytest.fixture
def fake_encoder(encoder_of: EncoderOf) -> Encoder:
    return encoder_of()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus folder with four short articles, one without sources of its own."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def library(corpus: Path, tmp_path: Path, fake_encoder: Encoder) -> Library:
    """The tiny corpus and its index, which is not built yet."""
    return Library((corpus,), tmp_path / "index", encoder=fake_encoder, chunk_tokens=60)


@pytest.fixture(scope="session")
def encoder_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exported bundled encoder."""
    cache = tmp_path_factory.mktemp("encoder")
    open_encoder(BUNDLED, cache)
    return cache


@pytest.fixture(scope="session")
def bundled(encoder_cache: Path) -> Encoder:
    return open_encoder(BUNDLED, encoder_cache, threads=2)


@pytest.fixture(scope="session")
def tiny_settings(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Settings:
    """Settings with the tiny corpus and the bundled encoder. Not to be written to by a test."""
    folder = tmp_path_factory.mktemp("tiny")
    index = lend_encoder(encoder_cache, folder / "index")
    return Settings(corpus=write_corpus(folder / "corpus"), index=index, shipped=False, threads=2)


@pytest.fixture(scope="session")
def assistant(tiny_settings: Settings) -> Assistant:
    """Answers from the tiny corpus. Not to be written to by a test."""
    return Assistant.open(tiny_settings)


@pytest.fixture
def environment(corpus: Path, tmp_path: Path, encoder_cache: Path) -> dict[str, str]:
    """For a command line of its own over the tiny corpus; nothing is built yet."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ORELORE_")}
    index = lend_encoder(encoder_cache, tmp_path / "index")
    return ours | {
        "ORELORE_CORPUS": str(corpus),
        "ORELORE_INDEX": str(index),
        "ORELORE_SHIPPED": "0",
        "ORELORE_THREADS": "2",
    }


def write_corpus(folder: Path) -> Path:
    (folder / "articles").mkdir(parents=True)
    for article_id, text in ARTICLES.items():
        (folder / "articles" / f"{article_id}.md").write_text(text, encoding="utf-8")
    return folder


def lend_encoder(cache: Path, index: Path) -> Path:
    """The index folder, with the exported encoder in it, which takes seconds to make."""
    shutil.copytree(cache, index / "encoder", copy_function=os.link)
    return index
