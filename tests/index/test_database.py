from __future__ import annotations

import random
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from orelore.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStorageError,
    OreloreError,
)
from orelore.index.database import Database
from orelore.index.doctor import examine
from orelore.index.library import Library
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Retriever


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.db"


@pytest.fixture
def writer(path: Path) -> Database:
    return Database(path, writable=True)


def version(database: Database) -> int:
    return int(database.rows("SELECT version FROM state")[0][0])


def test_a_reader_needs_a_catalog(path: Path) -> None:
    with pytest.raises(IndexMissingError, match="orelore index"):
        Database(path, writable=False)


def test_a_catalog_whose_maker_was_killed_at_once_is_as_good_as_none(path: Path) -> None:
    path.touch()
    with pytest.raises(IndexMissingError, match="orelore index"):
        Database(path, writable=False).rows("SELECT * FROM generations")
    assert version(Database(path, writable=True)) == 0


def test_each_change_has_another_version(writer: Database, path: Path) -> None:
    reader = Database(path, writable=False)
    before = version(reader)
    with writer.transaction():
        pass
    assert version(reader) != before


def test_a_transaction_that_fails_leaves_nothing(writer: Database) -> None:
    with suppress(RuntimeError), writer.transaction() as connection:
        connection.execute("INSERT INTO generations VALUES (1, 'e', 'e', 'c', 1, 1)")
        raise RuntimeError("out of memory")
    assert writer.rows("SELECT * FROM generations") == []
    assert version(writer) == 0


def test_a_snapshot_does_not_move(writer: Database, path: Path) -> None:
    reader = Database(path, writable=False)
    with reader.snapshot():
        before = version(reader)
        with writer.transaction():
            pass
        with reader.snapshot():
            assert version(reader) == before
        assert version(reader) == before
    assert version(reader) == before + 1


def test_an_error_inside_a_snapshot_is_passed_on_as_it_is(writer: Database) -> None:
    with pytest.raises(ValueError, match="mine"), writer.snapshot():
        raise ValueError("mine")
    assert version(writer) == 0


def test_threads_have_connections_of_their_own(writer: Database) -> None:
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(version(writer))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [0, 0, 0]


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(IndexStorageError, match="ORELORE_INDEX"):
        Database(tmp_path / "none" / "catalog.db", writable=True)


@pytest.mark.parametrize("writable", [True, False])
def test_a_file_of_random_bytes_is_damaged(path: Path, writable: bool) -> None:
    path.write_bytes(random.Random(1).randbytes(8192))
    with pytest.raises(IndexDamagedError, match=r"Delete .*catalog\.db and run `orelore index`"):
        Database(path, writable=writable).rows("SELECT * FROM state")


def test_text_that_is_not_utf_8_is_damage(writer: Database) -> None:
    with pytest.raises(IndexDamagedError, match=r"catalog\.db"):
        writer.rows("SELECT CAST(x'ff' AS TEXT)")


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_is_an_error_of_ours_or_does_no_harm(library: Library, seed: int) -> None:
    library.update()
    chance, file = random.Random(seed), library.index_folder / "catalog.db"
    content = bytearray(file.read_bytes())
    for _ in range(12):
        start = chance.randrange(len(content) - 200)
        content[start : start + 200] = chance.randbytes(200)
    file.write_bytes(content)
    with suppress(OreloreError):
        examine(library)
        library.coverage()
        Retriever(library.catalog, library.store, library.encoder).search(
            read_query("How much gold did Altyn produce?"), k=8
        )
        library.update()
    file.unlink()
    rebuilt = Library(
        (library.home,), library.index_folder, encoder=library.encoder, chunk_tokens=60
    )
    assert len(rebuilt.update().added) == 4
    assert examine(rebuilt) == []
