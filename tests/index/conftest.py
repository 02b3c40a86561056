from __future__ import annotations

from pathlib import Path

import pytest

from orelore.index.embedding import BUNDLED, Encoder, open_encoder


@pytest.fixture(scope="session")
def encoder_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exported bundled encoder."""
    cache = tmp_path_factory.mktemp("encoder")
    open_encoder(BUNDLED, cache)
    return cache


@pytest.fixture(scope="session")
def bundled(encoder_cache: Path) -> Encoder:
    return open_encoder(BUNDLED, encoder_cache, threads=2)
