"""A corpus of its own, to be added to; and files as a browser sends them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from orelore import Article, Assistant, Settings
from orelore.index.library import Library
from orelore_app.add.intake import Sent

Send = Callable[..., Sent]

EMEL = (
    "The Emel mine in Kazakhstan produced 7,000 tonnes of copper in 2024. The Emel mine sent its "
    "copper to Kazakhstan's only smelter by rail."
)


@pytest.fixture
def own(library: Library) -> Assistant:
    """An assistant of this test alone, to be written to."""
    library.update()
    return Assistant(library)


@pytest.fixture
def emel() -> Article:
    """An article as it was read."""
    return Article(
        "emel-copper", "Emel copper", EMEL, countries=("Kazakhstan",), minerals=("copper",)
    )


@pytest.fixture
def page_settings(library: Library, tmp_path: Path) -> Settings:
    """Files of at most 1 MB, and addresses."""
    return Settings(
        corpus=library.home,
        index=library.index_folder,
        data=tmp_path / "data",
        shipped=False,
        upload_mb=1,
    )


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Gradio puts what a browser uploads."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(folder))
    return folder


@pytest.fixture
def send(uploads: Path) -> Send:
    """Uploads a file as Gradio does: into a folder that is called after its bytes."""

    def upload(name: str, data: bytes | str = EMEL) -> Sent:
        data = data.encode() if isinstance(data, str) else data
        path = uploads / hashlib.sha256(data).hexdigest() / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return Sent(name, len(data), str(path))

    return upload
