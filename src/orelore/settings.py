"""All settings of a run, read once: `orelore.toml`, then the environment, then the caller."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from orelore.errors import SettingsError

PREFIX = "ORELORE_"
TYPO = 0.82  # likeness from which an unknown name is taken for a slip
DEFAULT_ENCODER = "all-MiniLM-L6-v2"


def shipped_corpus() -> Path:
    """The corpus that came with the package: the checkout's, or the wheel's."""
    spec = find_spec("orelore_corpus")
    if spec is None or not spec.submodule_search_locations:
        return Path("corpus").absolute()
    return Path(next(iter(spec.submodule_search_locations)))


def _under(path: str) -> str:
    """A path as it begins an address: /minerals, or nothing for the root of the site."""
    return f"/{path.strip('/')}" if path.strip("/") else ""


def _home() -> Path:
    """Where things are written by default: the checkout, or the user's data folder."""
    checkout = shipped_corpus().parent
    if (checkout / "pyproject.toml").exists():
        return checkout
    return Path(platformdirs.user_data_dir("orelore", appauthor=False))


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Settings:
    """What can be chosen. Each field is also `ORELORE_<NAME>` and a key of `orelore.toml`."""

    corpus: Path = Field(default_factory=lambda: _home() / "corpus")  # where `add` files articles
    index: Path = Field(default_factory=lambda: _home() / "index")
    shipped: bool = True  # also read the corpus that came with the package
    encoder: str = DEFAULT_ENCODER
    chunk_tokens: Annotated[int, Field(ge=32, le=8192)] = 160  # word pieces, title and heading too
    top_k: Annotated[int, Field(ge=1, le=100)] = 8  # hits handed to the answerer
    chroma_url: str | None = None  # a Chroma server instead of a folder
    llm: str | None = None  # ollama:NAME, openai:NAME, or the URL of a compatible server
    llm_timeout_s: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 60.0
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 7860
    threads: Annotated[int | None, Field(ge=1)] = None  # of the encoder; None: all cores
    root_path: Annotated[str, AfterValidator(_under)] = (
        ""  # where a reverse proxy shows the page: /minerals
    )
    users: Path | None = None  # who may sign in to the page; None: nobody needs to
    adding: Literal["nothing", "files", "urls"] = "urls"  # what the page takes; urls: files too
    data: Path = Field(default_factory=lambda: _home() / "data")  # what readers say and keep
    reports: Path = Field(default_factory=lambda: _home() / "eval")  # reports of `orelore eval`
    questions_per_minute: Annotated[int, Field(ge=1)] = 60  # of one reader of the page
    upload_mb: Annotated[int, Field(ge=1, le=1024)] = 20  # of one file

    @property
    def corpus_folders(self) -> tuple[Path, ...]:
        """The folders to read articles from; a later one overrides an earlier."""
        folders = (shipped_corpus(), self.corpus) if self.shipped else (self.corpus,)
        return tuple(dict.fromkeys(folder.absolute() for folder in folders))


def load_settings(
    environ: Mapping[str, str] = os.environ, file: Path = Path("orelore.toml")
) -> Settings:
    """Settings from the file, overridden by the environment.

    Raises SettingsError, which names the setting and its value.
    """
    values = _from_file(file) | _from_environment(environ)
    try:
        return TypeAdapter(Settings).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise SettingsError(_shown(name), values.get(name), f"{first['msg']}.") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    names = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX) and value != ""
    }
    known = set(Settings.__dataclass_fields__)
    # Others are left alone, unless they look like a slip: other programs may use the prefix too.
    for name in names.keys() - known:
        if near := difflib.get_close_matches(name, known, n=1, cutoff=TYPO):
            raise SettingsError(_shown(name), names[name], _meant(near[0]))
    return {name: value for name, value in names.items() if name in known}


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError("file", str(file), f"it cannot be read: {error}.") from error
    for name in values.keys() - Settings.__dataclass_fields__.keys():
        near = difflib.get_close_matches(name, Settings.__dataclass_fields__, n=1)
        raise SettingsError(f"{name} in {file}", values[name], _meant(*near))
    return values


def _shown(name: str) -> str:
    return PREFIX + name.upper()


def _meant(near: str | None = None) -> str:
    if near is not None:
        return f"there is no such setting. Did you mean {near} ({_shown(near)})?"
    return f"there is no such setting. There are {', '.join(Settings.__dataclass_fields__)}."
