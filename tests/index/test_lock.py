from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orelore.errors import IndexLockedError, IndexStorageError
from orelore.index.library import Library
from orelore.index.lock import locked

HOLD = """
import sys
from pathlib import Path
from orelore.index.lock import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of the index."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "index")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_which_process_writes(
    library: Library, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(IndexLockedError) as caught:
        library.update()
    assert str(library.index_folder) in str(caught.value)
    assert f"process {holder.pid}." in str(caught.value)


def test_readers_go_on_while_one_writes(library: Library, request: pytest.FixtureRequest) -> None:
    library.update()
    request.getfixturevalue("holder")
    readers = [
        Library((library.home,), library.index_folder, encoder=library.encoder, chunk_tokens=60)
        for _ in range(3)
    ]
    assert [len(reader.articles()) for reader in readers] == [4, 4, 4]


def test_the_lock_of_a_killed_process_is_free(
    library: Library, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    assert len(library.update().added) == 4


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path):
        raise RuntimeError("out of memory")
    with locked(tmp_path):
        assert (tmp_path / "writer.pid").read_text() == str(os.getpid())
    assert not (tmp_path / "writer.pid").exists()


def test_a_lock_that_cannot_be_signed_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "writer.pid").mkdir()
    with pytest.raises(IndexStorageError, match=r"writer\.pid") as caught, locked(tmp_path):
        pass
    (tmp_path / "writer.pid").rmdir()
    with locked(tmp_path):
        assert caught.value


def test_a_holder_without_a_name_is_another_process(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / "writer.pid").write_text("")
        with pytest.raises(IndexLockedError, match="by another process"), locked(tmp_path):
            pass


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can make")
def test_a_folder_that_cannot_be_made_is_named_with_the_way_out() -> None:
    expected = pytest.raises(IndexStorageError, match=r"/proc/none.*ORELORE_INDEX")
    with expected, locked(Path("/proc/none/index")):
        pass
