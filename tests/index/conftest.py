"""Command lines in processes of their own, with fewer rights or less space than the test has."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.corpus.articles import save_article
from orelore.types import Article

CommandLine = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Article]

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


@pytest.fixture
def command_line(environment: dict[str, str], tmp_path: Path) -> CommandLine:
    """Runs `orelore` over the tiny corpus.

    Without `rights` it must obey the permissions of files, as anybody but root must; no file may
    grow beyond `largest_file` bytes, which looks like a full disk.
    """

    def run(
        *arguments: str, rights: bool = True, largest_file: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        def limit() -> None:
            if not rights:
                obey_permissions()
            if largest_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        return subprocess.run(
            [sys.executable, "-m", "orelore", *arguments],
            env=environment,
            cwd=tmp_path,
            preexec_fn=limit,
            capture_output=True,
            text=True,
        )

    return run


def obey_permissions() -> None:
    """Give up the privilege of root to write everywhere; nobody else has it."""
    if os.geteuid() == 0 and sys.platform == "linux":
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.fixture
def write(corpus: Path) -> Write:
    """Writes an article into the corpus: `write("emel", "Emel holds copper.")`."""

    def write(article_id: str, text: str, **fields: str | tuple[str, ...]) -> Article:
        article = Article(article_id, f"On {article_id}", f"{text}\n", **fields)  # type: ignore[arg-type]
        save_article(article, corpus)
        return article

    return write


@pytest.fixture
def report() -> Callable[[int], str]:
    """Invented reports: long enough to be told apart, each number another text."""

    def text(number: int) -> str:
        names = ("Arka", "Bel", "Char", "Dala", "Ertis")
        return " ".join(
            f"{names[i % 5]}{number}x{i} mined {number * 7 + i} tonnes of ore near Kum{i}."
            for i in range(12)
        )

    return text
