from __future__ import annotations

import shutil
from collections.abc import Callable

import numpy as np
import pytest

from orelore.errors import IndexLockedError, IndexMissingError
from orelore.index.catalog import Catalog
from orelore.index.doctor import examine, repair
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.lock import locked
from orelore.index.store import VectorStore

Damage = Callable[[Library], None]


def lose_a_vector(library: Library) -> None:
    live = library.live()
    some = sorted(library.catalog.vector_ids(live))[:1]
    library.store.delete(live.collection, some)


def lose_all_vectors(library: Library) -> None:
    library.store.close()
    shutil.rmtree(library.index_folder / "chroma")


def leave_a_vector_over(library: Library) -> None:
    live = library.live()
    store = VectorStore(library.index_folder / "chroma")
    collection = store._client.get_collection(live.collection, embedding_function=None)
    collection.add(ids=["left-over"], embeddings=np.eye(1, 32, dtype=np.float32))
    store.close()


def change_the_catalog(library: Library, sql: str) -> None:
    with (
        Catalog.writing(library.index_folder) as catalog,
        catalog._database.transaction() as connection,
    ):
        connection.execute(sql)


def lose_full_text(library: Library) -> None:
    change_the_catalog(library, "DELETE FROM texts WHERE rowid = 2")


def leave_full_text_over(library: Library) -> None:
    change_the_catalog(library, "INSERT INTO texts (rowid, text) VALUES (99, 'left over')")


def lose_a_facet(library: Library) -> None:
    change_the_catalog(library, "DELETE FROM facets WHERE folded = 'uzbekistan'")


def change_a_file(library: Library) -> None:
    file = library.home / "articles" / "altyn-gold.md"
    file.write_text(file.read_text().replace("4.2", "5.2"))


def delete_a_file(library: Library) -> None:
    (library.home / "articles" / "altyn-gold.md").unlink()


def add_a_file(library: Library) -> None:
    (library.home / "articles" / "emel.md").write_text("---\ntitle: Emel\n---\nCopper.\n")


def rebuild_with_another_encoder(library: Library) -> None:
    encoder: Encoder = type(library.encoder)([], "other", None)  # type: ignore[call-arg]
    Library(library.folders, library.index_folder, encoder=encoder, chunk_tokens=60).update()


DAMAGES: list[tuple[Damage, str]] = [
    (lose_a_vector, "1 vectors are missing"),
    (lose_all_vectors, "5 vectors are missing"),
    (leave_a_vector_over, "1 vectors are left over"),
    (lose_full_text, "The full text of 1 chunks"),
    (leave_full_text_over, "The full text of 1 chunks"),
    (lose_a_facet, "Article 'boz-tungsten' has lost passages or what they are filtered by."),
    (change_a_file, "Article 'altyn-gold' is changed since it was indexed."),
    (delete_a_file, "Article 'altyn-gold' is in the index, its file is gone."),
    (add_a_file, "Article 'emel' is not in the index."),
    (rebuild_with_another_encoder, "The index was built with encoder other (other-1)"),
]


@pytest.fixture
def sound(library: Library) -> Library:
    library.update()
    return library


def test_nothing_is_found_in_a_sound_index(sound: Library) -> None:
    assert examine(sound) == []


@pytest.mark.parametrize(("damage", "problem"), DAMAGES, ids=[d.__name__ for d, _ in DAMAGES])
def test_each_damage_is_found_and_mended(sound: Library, damage: Damage, problem: str) -> None:
    damage(sound)
    findings = examine(sound)
    assert len(findings) == 1
    assert findings[0].problem.startswith(problem)
    assert "orelore" in findings[0].remedy
    repair(sound)
    assert examine(sound) == []


def test_a_lost_passage_is_indexed_anew(sound: Library) -> None:
    before = sound.catalog.count(sound.live())
    change_the_catalog(sound, "DELETE FROM chunks WHERE article = 'altyn-gold' AND position = 0")
    problems = " ".join(finding.problem for finding in examine(sound))
    assert "'altyn-gold' has lost passages" in problems
    repair(sound)
    assert examine(sound) == []
    assert sound.catalog.count(sound.live()) == before


def test_many_damages_are_mended_at_once(sound: Library) -> None:
    for damage in (lose_a_vector, leave_a_vector_over, lose_full_text, change_a_file, add_a_file):
        damage(sound)
    assert len(examine(sound)) == 5
    repair(sound)
    assert examine(sound) == []


def test_a_broken_file_is_left_to_its_author(sound: Library) -> None:
    (sound.home / "articles" / "emel.md").write_text("No front matter.")
    repair(sound)
    assert [finding.remedy for finding in examine(sound)] == ["mend the file"]


def test_an_index_that_is_not_there_is_not_sound(library: Library) -> None:
    with pytest.raises(IndexMissingError):
        examine(library)


def test_repair_builds_what_is_not_there(library: Library) -> None:
    repair(library)
    assert examine(library) == []


def test_repair_waits_for_no_other_writer(sound: Library) -> None:
    with locked(sound.index_folder), pytest.raises(IndexLockedError):
        repair(sound)


def test_to_examine_changes_nothing(sound: Library) -> None:
    lose_a_vector(sound)
    version = sound.catalog.version()
    assert examine(sound) == examine(sound)
    assert sound.catalog.version() == version
