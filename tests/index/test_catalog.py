from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orelore.errors import IndexDamagedError, IndexMissingError
from orelore.index.catalog import Catalog
from orelore.index.library import Library
from orelore.index.records import Generation, Prepared
from orelore.types import NO_FILTERS, Article, Filters


@pytest.fixture
def catalog(library: Library) -> Catalog:
    """The catalog of the tiny corpus, for writing."""
    library.update()
    return Catalog(library.index_folder, writable=True)


@pytest.fixture
def live(catalog: Catalog) -> Generation:
    found = catalog.live()
    assert found is not None
    return found


def found_by(catalog: Catalog, live: Generation, expression: str) -> list[str]:
    rows = [row for row, _ in catalog.keyword(live, expression, NO_FILTERS, limit=10)]
    chunks = catalog.chunks(live, rows)
    return [chunks[row][0].id for row in rows]


def test_without_a_catalog_there_is_no_index(library: Library) -> None:
    with pytest.raises(IndexMissingError, match=str(library.index_folder)):
        Catalog(library.index_folder)


def test_an_article_comes_back_as_it_was(catalog: Catalog, live: Generation) -> None:
    article = catalog.article(live, "altyn-gold")
    assert article is not None
    assert article.title == "Gold at Altyn"
    assert [source.publisher for source in article.sources] == ["Steppe Herald", "Orda Journal"]
    assert article.sources_of(10, 75)[0].published == "2024-05-31"


def test_a_chunk_is_the_text_of_its_article(catalog: Catalog, live: Generation) -> None:
    chunks = catalog.chunks(live, catalog.matching(live, NO_FILTERS)).values()
    assert len(chunks) == 5
    assert all(chunk.text == article.text[chunk.start : chunk.end] for chunk, article in chunks)


def test_rows_that_are_gone_are_left_out(catalog: Catalog, live: Generation) -> None:
    assert catalog.chunks(live, [99]) == {}
    assert catalog.rows_of(live, ["altyn-gold#0@gone"]) == {}


def test_vectors_come_in_the_order_asked_for(catalog: Catalog, live: Generation) -> None:
    rows = catalog.matching(live, NO_FILTERS)
    assert (catalog.vectors(rows[::-1]) == catalog.vectors(rows)[::-1]).all()
    assert np.linalg.norm(catalog.vectors(rows), axis=1) == pytest.approx(1.0)


def test_words_are_found_in_all_their_forms(catalog: Catalog, live: Generation) -> None:
    assert found_by(catalog, live, '"smelters"') == ["chon-antimony#0"]
    assert catalog.document_frequency(live, "mills") == 1
    assert catalog.document_frequency(live, "zinc") == 0


def test_an_article_that_is_replaced_leaves_no_trace(catalog: Catalog, live: Generation) -> None:
    article = Article("altyn-gold", "Silver", "Silver.")
    catalog.put(live, [Prepared(article, "hash", "fingerprint", b"", ())])
    assert catalog.article(live, "altyn-gold") == article
    assert catalog.count(live) == 3
    assert found_by(catalog, live, '"tonnes"') == ["boz-tungsten#0", "chon-antimony#0"]
    assert catalog.missing_full_text() == 0
    assert catalog.matching(live, Filters(publishers=["Orda Journal"])) == []


def test_articles_are_put_all_or_none(catalog: Catalog, live: Generation) -> None:
    good = Prepared(Article("emel", "Emel", "Zinc."), "hash", "fingerprint", b"", ())
    with pytest.raises(AttributeError):
        catalog.put(live, [good, replace(good, entries=("broken",))])  # type: ignore[arg-type]
    assert catalog.article(live, "emel") is None


def test_the_full_text_can_be_written_anew(catalog: Catalog) -> None:
    before = catalog._database.rows("SELECT rowid, title, heading, text FROM texts")
    with catalog._database.transaction() as connection:
        connection.execute("DELETE FROM texts WHERE rowid IN (SELECT rowid FROM chunks LIMIT 2)")
    assert catalog.missing_full_text() == 2
    catalog.rebuild_full_text()
    assert catalog._database.rows("SELECT rowid, title, heading, text FROM texts") == before


def test_facets_are_counted_by_article_and_without_case(catalog: Catalog, live: Generation) -> None:
    counts = {(field, value): n for field, value, n in catalog.facets(live)}
    assert counts["country", "Kazakhstan"] == 2
    assert counts["publisher", "Steppe Herald"] == 2
    assert counts["published", "2023-11"] == 1


def test_more_rows_can_be_named_than_a_statement_has_parameters(
    catalog: Catalog, live: Generation
) -> None:
    rows = list(range(300_000))
    assert len(catalog.passing(rows, Filters(minerals=["gold"]))) == 2
    assert len(catalog.chunks(live, rows)) == 5


def test_the_same_recipe_is_not_begun_twice(catalog: Catalog, live: Generation) -> None:
    assert catalog.begin(live.recipe) == live
    other = catalog.begin(replace(live.recipe, encoder="other"))
    assert (other.live, other.collection) == (False, f"orelore-{live.id + 1}")
    assert catalog.begin(other.recipe) == other


def test_of_all_generations_only_the_live_one_stays(catalog: Catalog, live: Generation) -> None:
    other = catalog.begin(replace(live.recipe, encoder="other"))
    catalog.make_live(other)
    assert catalog.generations() == [replace(other, live=True)]
    assert (catalog.count(live), catalog.missing_full_text()) == (0, 0)


def test_a_row_that_makes_no_sense_is_damage(catalog: Catalog, live: Generation) -> None:
    with catalog._database.transaction() as connection:
        connection.execute("UPDATE articles SET body = '{\"id\": 7}'")
    with pytest.raises(IndexDamagedError, match=r"catalog\.db"):
        catalog.articles(live)
