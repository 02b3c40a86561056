from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orelore.errors import IndexMissingError
from orelore.index.build import BATCH, Report, build_index
from orelore.index.doctor import examine
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.store import VectorStore
from orelore.types import Article

EncoderOf = Callable[..., Encoder]
Write = Callable[..., Article]
ALL = ("altyn-gold", "boz-tungsten", "chon-antimony", "darya-lithium")


@pytest.fixture
def build(library: Library) -> Callable[[Encoder], Report]:
    """Builds the index of `library` with another encoder."""
    return lambda encoder: build_index(
        library.folders, library.index_folder, encoder=encoder, chunk_tokens=60
    )


def collections(library: Library) -> list[str]:
    store = VectorStore(library.index_folder / "chroma")
    names = sorted(c.name for c in store._client.list_collections())
    store.close()
    return names


def rewrite(corpus: Path, article_id: str, old: str, new: str) -> None:
    file = corpus / "articles" / f"{article_id}.md"
    file.write_text(file.read_text().replace(old, new))


def test_the_first_run_takes_all_articles_in(library: Library) -> None:
    assert library.update() == Report(added=ALL, chunks=5)
    assert [article.id for article in library.articles()] == list(ALL)


def test_the_second_run_does_nothing(library: Library, encoded: list[str]) -> None:
    library.update()
    version = library.catalog.version()
    encoded.clear()
    assert library.update() == Report(unchanged=4, chunks=5)
    assert encoded == []
    assert library.catalog.version() == version


def test_only_what_changed_is_embedded_again(
    library: Library, corpus: Path, encoded: list[str]
) -> None:
    library.update()
    encoded.clear()
    rewrite(corpus, "boz-tungsten", "18,000", "19,000")
    assert library.update() == Report(changed=("boz-tungsten",), unchanged=3, chunks=5)
    assert len(encoded) == 1
    assert "19,000" in encoded[0]
    assert "19,000" in library.article("boz-tungsten").text


def test_an_article_without_a_file_is_removed(library: Library, corpus: Path) -> None:
    library.update()
    (corpus / "articles" / "altyn-gold.md").unlink()
    assert library.update() == Report(removed=("altyn-gold",), unchanged=3, chunks=3)
    assert examine(library) == []


def test_a_file_that_breaks_the_format_is_reported_and_its_article_stays(
    library: Library, corpus: Path
) -> None:
    library.update()
    rewrite(corpus, "altyn-gold", "title:", "titel:")
    report = library.update()
    assert (report.removed, report.unchanged, report.chunks) == ((), 3, 5)
    assert len(report.problems) == 1
    assert report.problems[0].startswith("altyn-gold.md: field `title`")
    assert library.article("altyn-gold").title == "Gold at Altyn"


def test_progress_tells_articles_done_and_to_do(library: Library, write: Write) -> None:
    for number in range(BATCH):
        write(f"more-{number}", f"More {number}.")
    told: list[tuple[int, int]] = []
    library.update(lambda done, total: told.append((done, total)))
    assert told == [(0, 20), (16, 20), (20, 20)]


def test_a_near_duplicate_is_linked_and_a_removed_original_hands_on(
    library: Library, corpus: Path, write: Write, report: Callable[[int], str]
) -> None:
    for name in ("first", "second", "third"):
        write(name, f"{report(1)} Reporting by {name}.")
    library.update()
    assert [library.article(n).copy_of for n in ("second", "third")] == ["first", "first"]
    (corpus / "articles" / "first.md").unlink()
    library.update()
    assert [library.article(n).copy_of for n in ("second", "third")] == [None, "second"]


@pytest.mark.parametrize(("name", "tokens"), [("other", 60), ("hashed-words", 40)])
def test_another_recipe_is_built_beside_the_old_which_readers_keep_until_the_swap(
    library: Library, encoder_of: EncoderOf, name: str, tokens: int
) -> None:
    library.update()
    before, seen = library.live(), []

    def look(*_: int) -> None:
        seen.append((library.live(), len(library.articles())))

    other = Library(
        library.folders, library.index_folder, encoder=encoder_of(name), chunk_tokens=tokens
    )
    report = other.update(look)
    assert (report.added, report.rebuilt_from) == (ALL, str(before.recipe))
    assert seen == [(before, 4), (before, 4)]
    assert collections(library) == [other.live().collection] == ["orelore-2"]
    assert other.catalog.generations() == [other.live()]
    assert examine(other) == []


def test_an_interrupted_rebuild_is_resumed(
    library: Library,
    write: Write,
    encoder_of: EncoderOf,
    build: Callable[[Encoder], Report],
    encoded: list[str],
) -> None:
    for number in range(20):
        write(f"more-{number}", f"More {number}.")
    library.update()
    before = library.live()
    with pytest.raises(RuntimeError):
        build(encoder_of("other", breaks_at=2))
    assert library.live() == before
    assert len(library.articles()) == 24
    encoded.clear()
    assert len(build(encoder_of("other")).added) == 24 - BATCH
    assert len(encoded) == 24 - BATCH
    assert library.live().recipe.encoder_name == "other"


def test_a_rebuild_that_is_given_up_leaves_nothing(
    library: Library, write: Write, encoder_of: EncoderOf, build: Callable[[Encoder], Report]
) -> None:
    for number in range(20):
        write(f"more-{number}", f"More {number}.")
    library.update()
    with pytest.raises(RuntimeError):
        build(encoder_of("other", breaks_at=2))
    library.update()
    assert library.catalog.generations() == [library.live()]
    assert collections(library) == ["orelore-1"]
    assert examine(library) == []


def test_a_first_run_that_breaks_down_shows_nothing_and_is_resumed(
    library: Library,
    write: Write,
    encoder_of: EncoderOf,
    build: Callable[[Encoder], Report],
    encoded: list[str],
) -> None:
    for number in range(40):
        write(f"more-{number:02}", f"More {number}.")
    with pytest.raises(RuntimeError):
        build(encoder_of(breaks_at=3))
    with pytest.raises(IndexMissingError):
        library.articles()
    encoded.clear()
    assert len(library.update().added) == 44 - 2 * BATCH
    assert len(encoded) == 44 - 2 * BATCH
    assert examine(library) == []


def test_a_later_run_that_breaks_down_leaves_whole_batches(
    library: Library, write: Write, encoder_of: EncoderOf, build: Callable[[Encoder], Report]
) -> None:
    library.update()
    for number in range(40):
        write(f"more-{number:02}", f"More {number}.")
    with pytest.raises(RuntimeError):
        build(encoder_of(breaks_at=3))
    assert len(library.articles()) == 4 + 2 * BATCH
    remaining = {f"Article 'more-{n}' is not in the index." for n in range(32, 40)}
    assert {finding.problem for finding in examine(library)} == remaining


def test_a_corpus_without_articles_makes_an_empty_index(library: Library, corpus: Path) -> None:
    for file in (corpus / "articles").iterdir():
        file.unlink()
    assert library.update() == Report()
    assert library.articles() == []


def test_a_later_folder_overrides_an_earlier(library: Library, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "articles").mkdir(parents=True)
    (own / "articles" / "altyn-gold.md").write_text("---\ntitle: Mine\n---\nMy text.\n")
    both = Library(
        (library.home, own), library.index_folder, encoder=library.encoder, chunk_tokens=60
    )
    both.update()
    assert both.article("altyn-gold").title == "Mine"
    (own / "articles" / "altyn-gold.md").unlink()
    assert both.update() == replace(Report(), changed=("altyn-gold",), unchanged=3, chunks=5)
