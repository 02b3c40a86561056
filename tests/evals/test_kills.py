from __future__ import annotations

from pathlib import Path

import pytest

from orelore.corpus.articles import save_article
from orelore.evals.kills import (
    Bench,
    KillReport,
    incomplete,
    kill_runs,
    leftover_vectors,
    live_generation,
    missing,
)
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.store import VectorStore
from orelore.settings import Settings
from orelore.types import Article


@pytest.fixture
def bench(corpus: Path, tmp_path: Path, fake_encoder: Encoder) -> Bench:
    """The tiny corpus and its index, built."""
    made = Bench(corpus, tmp_path / "index", fake_encoder)
    tokens = Settings.chunk_tokens
    Library((corpus,), made.index, encoder=fake_encoder, chunk_tokens=tokens).update()
    return made


def delete_a_vector(bench: Bench) -> None:
    live = live_generation(bench)
    assert live is not None
    store = VectorStore(bench.index / "chroma")
    store.delete(live.collection, sorted(store.ids(live.collection))[:1])
    store.close()


def change_the_catalog(bench: Bench, sql: str) -> None:
    with (
        Catalog.writing(bench.index) as catalog,
        catalog._database.transaction() as connection,
    ):
        connection.execute(sql)


@pytest.mark.slow
def test_killed_runs_lose_nothing_double_nothing_and_show_no_halves(tmp_path: Path) -> None:
    report = kill_runs(tmp_path, articles=12, kills=3, seed=1)
    assert report.kills > 0
    assert report == KillReport(report.kills, lost=0, duplicated=0, half_visible=0)


def test_nothing_is_wrong_with_a_sound_index(bench: Bench) -> None:
    assert list(incomplete(bench, bench.articles())) == []
    assert (missing(bench), leftover_vectors(bench)) == ([], 0)


def test_an_index_that_nobody_sees_is_not_half_visible(bench: Bench) -> None:
    change_the_catalog(bench, "UPDATE generations SET live = 0")
    assert list(incomplete(bench, {})) == []
    assert len(list(incomplete(bench, bench.articles()))) == 4
    assert len(missing(bench)) == 4


def test_an_article_without_a_vector_is_half_visible(bench: Bench) -> None:
    delete_a_vector(bench)
    assert list(incomplete(bench, {})) == ["altyn-gold"]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DELETE FROM chunks WHERE article = 'altyn-gold' AND position = 1", ["altyn-gold"]),
        ("DELETE FROM texts WHERE rowid = 1", ["full text"]),
        ("DELETE FROM articles WHERE id = 'altyn-gold'", ["altyn-gold"]),
    ],
)
def test_a_part_that_is_missing_is_half_visible(bench: Bench, sql: str, found: list[str]) -> None:
    change_the_catalog(bench, sql)
    assert list(incomplete(bench, {})) == found


def test_an_old_text_may_be_shown_until_the_next_run_and_is_lost_after_it(bench: Bench) -> None:
    before = bench.articles()
    save_article(Article("altyn-gold", "Altyn", "New.\n"), bench.corpus)
    assert list(incomplete(bench, before)) == []
    assert list(incomplete(bench, {})) == ["altyn-gold"]
    assert missing(bench) == ["altyn-gold"]


def test_a_vector_of_no_passage_is_doubled(bench: Bench) -> None:
    save_article(Article("boz-tungsten", "Boz", "New.\n"), bench.corpus)
    assert leftover_vectors(bench) == 1
