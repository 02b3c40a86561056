from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.records import Generation, Prepared
from orelore.index.store import VectorStore
from orelore.index.writer import Writer, chunk_limit, content_hash, recipe, vector_id
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Retriever
from orelore.types import Article, Chunk


class LostConnection(Exception):
    pass


class ForgetfulStore(VectorStore):
    """Dies before it deletes anything."""

    def delete(self, _collection: str, _ids: Sequence[str]) -> None:
        raise LostConnection


class ShyCatalog(Catalog):
    """Dies before it takes anything in."""

    def put(self, _generation: Generation, _prepared: Sequence[Prepared]) -> None:
        raise LostConnection


@pytest.fixture
def writer(library: Library) -> Writer:
    library.update()
    catalog = Catalog(library.index_folder, writable=True)
    store = VectorStore(library.index_folder / "chroma")
    return Writer(catalog, store, library.live(), library.encoder, 60)


def stored(writer: Writer) -> set[str]:
    return writer.store.ids(writer.generation.collection)


def known(writer: Writer) -> set[str]:
    return set(writer.catalog.vector_ids(writer.generation))


def found(library: Library, question: str) -> list[str]:
    retriever = Retriever(library.catalog, library.store, library.encoder)
    return [hit.chunk.text for hit in retriever.search(read_query(question), k=20)]


def test_vectors_of_a_text_that_is_replaced_are_deleted(writer: Writer) -> None:
    before = stored(writer)
    writer.put([Article("boz-tungsten", "Boz", "Boz was closed.")])
    assert stored(writer) == known(writer)
    assert len(before - stored(writer)) == 1


def test_a_run_that_dies_before_it_deletes_shows_the_new_text_only(
    writer: Writer, library: Library
) -> None:
    dying = replace(writer, store=ForgetfulStore(library.index_folder / "chroma"))
    with suppress(LostConnection):
        dying.put([Article("boz-tungsten", "Tungsten at Boz", "The Boz deposit was closed.")])
    assert len(stored(writer) - known(writer)) == 1
    texts = found(library, "tungsten at the Boz deposit")
    assert "The Boz deposit was closed." in texts
    assert not any("18,000" in text for text in texts)


def test_a_run_that_dies_before_the_catalog_knows_shows_nothing_new(
    writer: Writer, library: Library
) -> None:
    dying = replace(writer, catalog=ShyCatalog(library.index_folder, writable=True))
    with suppress(LostConnection):
        dying.put([Article("emel", "Copper at Emel", "Emel holds copper.")])
    assert len(stored(writer) - known(writer)) == 1
    assert "Emel holds copper." not in found(library, "copper at Emel")
    assert len(library.articles()) == 4


def test_a_sweep_clears_away_what_the_catalog_does_not_know(writer: Writer) -> None:
    with suppress(LostConnection):
        dying = replace(writer, catalog=ShyCatalog(writer.catalog.folder, writable=True))
        dying.put([Article("emel", "Copper at Emel", "Emel holds copper.")])
    assert writer.sweep() == (1, 0)
    assert stored(writer) == known(writer)
    assert writer.sweep() == (0, 0)


def test_a_sweep_puts_back_what_is_missing_without_encoding(
    writer: Writer, library: Library, encoded: list[str]
) -> None:
    lost = sorted(known(writer))[:2]
    vector = library.encoder.encode(["gold at Altyn"])[0]
    before = writer.store.query(writer.generation.collection, vector, 5)
    writer.store.delete(writer.generation.collection, lost)
    encoded.clear()
    assert writer.sweep() == (0, 2)
    after = writer.store.query(writer.generation.collection, vector, 5)
    assert dict(after) == pytest.approx(dict(before), abs=1e-5)
    assert encoded == []


def test_readers_are_told_of_vectors_that_were_put_back(writer: Writer) -> None:
    before = writer.catalog.version()
    writer.sweep()
    assert writer.catalog.version() == before
    writer.store.delete(writer.generation.collection, list(known(writer)))
    writer.sweep()
    assert writer.catalog.version() != before


def test_to_remove_nothing_changes_nothing(writer: Writer) -> None:
    before = writer.catalog.version()
    writer.drop([])
    assert writer.catalog.version() == before


def test_nothing_is_embedded_that_the_encoder_does_not_read(fake_encoder: Encoder) -> None:
    assert chunk_limit(fake_encoder, 60) == 60
    assert chunk_limit(fake_encoder, 500) == fake_encoder.max_tokens - 2
    assert recipe(fake_encoder, 500).chunking == "of at most 126 tokens"


def test_another_text_or_place_has_another_vector() -> None:
    first, second = Chunk("a", 0, "", "Gold.", 0), Chunk("a", 1, "", "Gold.", 6)
    ids = {vector_id(first, "Gold."), vector_id(second, "Gold."), vector_id(first, "Zinc.")}
    assert len(ids) == 3
    assert vector_id(first, "Gold.") in ids


@pytest.mark.parametrize("field", ["title", "text", "published", "publisher", "url", "author"])
def test_a_change_of_any_field_changes_the_hash(field: str) -> None:
    article = Article("a", "A", "Gold.")
    assert content_hash(replace(article, **{field: "2024"})) != content_hash(article)  # type: ignore[arg-type]


def test_being_a_copy_is_no_part_of_the_hash() -> None:
    article = Article("a", "A", "Gold.")
    assert content_hash(replace(article, copy_of="b")) == content_hash(article)


def test_a_copy_points_at_an_original(
    writer: Writer, library: Library, report: Callable[[int], str]
) -> None:
    shortened = report(1)[:-100]
    for name, text in (("first", report(1)), ("second", shortened), ("third", shortened)):
        writer.put([Article(name, name, text)])
    origins = {article.id: article.copy_of for article in library.articles()}
    assert (origins["first"], origins["second"], origins["third"]) == (None, "first", "first")


def test_an_original_that_is_corrected_stays_the_original(
    writer: Writer, library: Library, report: Callable[[int], str]
) -> None:
    writer.put([Article("first", "A", report(1)), Article("second", "B", report(1))])
    writer.put([Article("first", "A", f"{report(1)} Corrected.")])
    assert library.article("first").copy_of is None
    assert library.article("second").copy_of == "first"


def test_a_copy_is_set_free_when_its_original_becomes_another_text(
    writer: Writer, library: Library, report: Callable[[int], str]
) -> None:
    copies = [Article(name, name, report(1)) for name in ("second", "third")]
    writer.put([Article("first", "A", report(1)), *copies])
    writer.put([Article("first", "A", report(2))])
    origins = [library.article(name).copy_of for name in ("first", "second", "third")]
    assert origins == [None, None, "second"]
    assert stored(writer) == known(writer)


def test_a_writer_works_in_any_folder(tmp_path: Path, fake_encoder: Encoder) -> None:
    catalog = Catalog(tmp_path, writable=True)
    generation = catalog.begin(recipe(fake_encoder, 60))
    writer = Writer(catalog, VectorStore(tmp_path / "chroma"), generation, fake_encoder, 60)
    writer.put([Article("emel", "Emel", "Emel holds copper.")])
    assert catalog.count(generation) == 1
