"""The benchmarks by name, each with the function that measures it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from orelore.evals.benchmarks.result import Row
from orelore.index.build import Progress


class Benchmark(Protocol):
    """Measures the benchmark of a name on the files in a folder. Raises ReadError."""

    def __call__(
        self,
        name: str,
        folder: Path,
        *,
        sample: int | None = None,
        progress: Progress | None = None,
    ) -> list[Row]: ...


_PACKAGE = "orelore.evals.benchmarks"
_MODULES = {
    "xquad-en": "xquad",
    "xquad-ru": "xquad",
    "chunking": "chunking",
    "clapnq": "clapnq",
    "acl-verbatim": "acl_verbatim",
    "wice": "claims",
    "foolmetwice": "claims",
    "nq-oracle": "nq_oracle",
}


def _run_of(module: str) -> Benchmark:
    """The `run` of a module, which is imported when it is called: each takes long to import."""

    def run(
        name: str, folder: Path, *, sample: int | None = None, progress: Progress | None = None
    ) -> list[Row]:
        measure = cast("Benchmark", import_module(f"{_PACKAGE}.{module}").run)
        return measure(name, folder, sample=sample, progress=progress)

    return run


NAMES: dict[str, Benchmark] = {
    name: _run_of(module) for name, module in _MODULES.items() if find_spec(f"{_PACKAGE}.{module}")
}


def run(
    name: str, folder: Path, *, sample: int | None = None, progress: Progress | None = None
) -> list[Row]:
    """The rows of one of NAMES. Raises KeyError for another name, and ReadError."""
    return NAMES[name](name, folder, sample=sample, progress=progress)
