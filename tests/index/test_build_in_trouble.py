"""The command line on folders that cannot be written, full disks and damaged files."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CommandLine = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION = "How much gold did the Altyn mine produce in 2023?"

pytestmark = pytest.mark.slow


@pytest.fixture
def index(environment: dict[str, str]) -> Path:
    return Path(environment["ORELORE_INDEX"])


@pytest.fixture
def read_only(index: Path) -> Iterator[Callable[[], None]]:
    """Takes the right to write away from the index folder and all in it."""
    taken: list[Path] = []

    def take() -> None:
        for path in [index, *index.rglob("*")]:
            if path.is_dir() or path.parent.name != "encoder":  # its files are shared
                path.chmod(path.stat().st_mode & ~0o222)
                taken.append(path)

    yield take
    for path in taken:
        path.chmod(path.stat().st_mode | 0o200)


def assert_explained(result: subprocess.CompletedProcess[str], folder: Path) -> None:
    """A last line that names the folder and the way out, after the progress and no traceback."""
    *progress, error = result.stderr.splitlines()
    assert (result.returncode, result.stdout) == (1, "")
    assert error.startswith("Error: ")
    assert str(folder) in error
    assert "nothing is lost" in error
    assert all(line.startswith("Indexing:") for line in progress if line)


def assert_sound(command_line: CommandLine) -> None:
    assert command_line("index").returncode == 0
    examined = command_line("doctor")
    assert (examined.returncode, examined.stdout) == (0, "The index is sound.\n")


def test_a_folder_that_cannot_be_written_is_named(
    command_line: CommandLine, index: Path, read_only: Callable[[], None]
) -> None:
    read_only()
    for arguments in (["index"], ["ask", QUESTION]):
        assert_explained(command_line(*arguments, rights=False), index)
    index.chmod(0o755)
    assert_sound(command_line)


def test_an_index_that_can_only_be_read_still_answers(
    command_line: CommandLine, read_only: Callable[[], None]
) -> None:
    expected = command_line("ask", QUESTION, "--json")
    assert '"abstained": false' in expected.stdout
    read_only()
    answered = command_line("ask", QUESTION, rights=False)
    assert answered.returncode == 0
    assert "4.2 tonnes of gold in 2023. [1]" in answered.stdout
    assert "Traceback" not in answered.stderr


def test_an_index_that_can_only_be_read_cannot_be_changed(
    command_line: CommandLine, index: Path, corpus: Path, read_only: Callable[[], None]
) -> None:
    assert_sound(command_line)
    read_only()
    before = sorted(path.name for path in (corpus / "articles").iterdir())
    assert_explained(command_line("remove", "altyn-gold", rights=False), index)
    assert sorted(path.name for path in (corpus / "articles").iterdir()) == before


# Where it stops: at the lock, in the catalog, in the vector store.
@pytest.mark.parametrize("size", [1, 20_000, 170_000])
def test_a_full_disk_loses_nothing(command_line: CommandLine, index: Path, size: int) -> None:
    assert_explained(command_line("index", largest_file=size), index)
    assert_sound(command_line)


def test_a_disk_that_is_full_later_leaves_what_was_there(
    command_line: CommandLine, index: Path, corpus: Path
) -> None:
    assert_sound(command_line)
    for number in range(60):
        text = " ".join(f"Word{number}x{i}" for i in range(60))
        file = corpus / "articles" / f"more-{number}.md"
        file.write_text(f"---\ntitle: More {number}\n---\n{text}.\n")
    assert_explained(command_line("index", largest_file=400_000), index)
    assert "4.2 tonnes" in command_line("ask", QUESTION).stdout
    assert_sound(command_line)


def test_a_damaged_catalog_is_named_and_built_anew(command_line: CommandLine, index: Path) -> None:
    assert_sound(command_line)
    catalog = index / "catalog.db"
    catalog.write_bytes(random.Random(1).randbytes(catalog.stat().st_size))
    for arguments in (["ask", QUESTION], ["index"], ["doctor", "--repair"]):
        assert_explained(command_line(*arguments), catalog)
    catalog.unlink()
    assert_sound(command_line)


def test_damaged_vectors_are_named_and_put_back(command_line: CommandLine, index: Path) -> None:
    assert_sound(command_line)
    vectors = index / "chroma" / "chroma.sqlite3"
    vectors.write_bytes(random.Random(1).randbytes(vectors.stat().st_size))
    assert "4.2 tonnes" in command_line("ask", QUESTION).stdout
    assert_explained(command_line("index"), index / "chroma")
    vectors.unlink()
    assert_sound(command_line)
