from __future__ import annotations

from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings

from orelore.errors import IndexDamagedError, IndexStorageError
from orelore.index.records import Entry, Matrix
from orelore.index.store import VectorStore
from orelore.types import Article, Chunk

EAST: Matrix = np.array([1, 0], dtype=np.float32)
NORTH: Matrix = np.array([0, 1], dtype=np.float32)
ARTICLE = Article("a", "A", "Gold.")


def entry(vector_id: str, vector: Matrix) -> tuple[Article, Entry]:
    return ARTICLE, Entry(Chunk("a", 0, "", "Gold.", 0), vector_id, vector)


@pytest.fixture
def store(tmp_path: Path) -> VectorStore:
    return VectorStore(tmp_path / "chroma")


def test_the_nearest_comes_first_with_its_cosine(store: VectorStore) -> None:
    store.add("orelore-1", [entry("north", NORTH), entry("east", EAST)])
    found = store.query("orelore-1", EAST, 5)
    assert [vector_id for vector_id, _ in found] == ["east", "north"]
    assert [score for _, score in found] == pytest.approx([1.0, 0.0], abs=1e-6)


def test_a_vector_that_is_there_already_stays(store: VectorStore) -> None:
    store.add("orelore-1", [entry("x", NORTH)])
    store.add("orelore-1", [entry("x", EAST)])
    assert store.query("orelore-1", NORTH, 1)[0][1] == pytest.approx(1.0)


def test_deleted_vectors_are_gone(store: VectorStore) -> None:
    store.add("orelore-1", [entry("x", NORTH), entry("y", EAST)])
    store.delete("orelore-1", ["x"])
    assert store.ids("orelore-1") == {"y"}


def test_a_collection_that_does_not_exist_has_no_ids(store: VectorStore) -> None:
    assert store.ids("orelore-9") == set()


def test_a_collection_that_does_not_exist_cannot_be_asked(store: VectorStore) -> None:
    with pytest.raises(IndexStorageError, match="orelore-9"):
        store.query("orelore-9", EAST, 1)


def test_only_collections_of_other_generations_are_dropped(
    store: VectorStore, tmp_path: Path
) -> None:
    store.add("orelore-1", [entry("x", NORTH)])
    store.add("orelore-2", [entry("x", NORTH)])
    settings = Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(str(tmp_path / "chroma"), settings=settings)
    client.create_collection("somebody-elses")
    store.keep_only("orelore-2")
    assert sorted(c.name for c in client.list_collections()) == ["orelore-2", "somebody-elses"]


def test_a_closed_store_opens_again(store: VectorStore) -> None:
    store.add("orelore-1", [entry("x", NORTH)])
    store.close()
    assert store.ids("orelore-1") == {"x"}


def test_the_folder_is_opened_anew_for_another_version_only(store: VectorStore) -> None:
    store.add("orelore-1", [entry("x", NORTH)])
    store.refresh(1)
    client = store._client
    store.refresh(1)
    assert store._client is client
    store.refresh(2)
    assert store._client is not client


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexStorageError, match=r"http://127\.0\.0\.1:9"):
        VectorStore(tmp_path, "http://127.0.0.1:9").ids("orelore-1")


def test_a_damaged_file_is_named_with_the_way_out(store: VectorStore, tmp_path: Path) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(IndexDamagedError, match=r"Delete .*chroma and run `orelore index`"):
        store.ids("orelore-1")
