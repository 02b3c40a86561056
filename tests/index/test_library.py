from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orelore.assistant import Assistant
from orelore.errors import (
    ArticleError,
    CorpusStorageError,
    DuplicateError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    ReadError,
    TableError,
    UnknownArticleError,
)
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.lock import locked
from orelore.opening import open_library
from orelore.settings import load_settings

EncoderOf = Callable[..., Encoder]
CommandLine = Callable[..., "subprocess.CompletedProcess[str]"]

PLACES = (
    "name,alt_names,country,region,kind,minerals,status,status_as_of,operator,operator_as_of,"
    "latitude,longitude,precision,coord_source,coord_url,facts,articles,url\n"
)


@pytest.fixture
def built(library: Library) -> Library:
    library.update()
    return library


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A file that can be added."""
    file = tmp_path / "Emel copper.txt"
    file.write_text("The Emel mine in Kazakhstan produced 7,000 tonnes of copper in 2024.\n" * 2)
    return file


def files(library: Library) -> list[str]:
    return sorted(file.name for file in library.home.rglob("*") if file.is_file())


def test_an_index_that_is_not_built_cannot_be_asked(library: Library) -> None:
    with pytest.raises(IndexMissingError, match="orelore index"):
        library.require_ready()


def test_an_index_that_is_built_is_ready(built: Library) -> None:
    built.require_ready()


def test_an_index_of_another_encoder_is_not_ready(built: Library, encoder_of: EncoderOf) -> None:
    other = Library(built.folders, built.index_folder, encoder=encoder_of("other"), chunk_tokens=60)
    with pytest.raises(IndexMismatchError, match=r"built with encoder hashed-words .* ask for"):
        other.require_ready()


def test_an_article_that_is_added_is_filed_and_indexed(built: Library, note: Path) -> None:
    article = built.add(str(note))
    assert f"{article.id}.md" in files(built)
    assert built.article(article.id).text == article.text
    assert len(built.articles()) == 5


def test_the_same_text_is_not_added_twice(built: Library, note: Path) -> None:
    first = built.add(str(note))
    before = files(built)
    with pytest.raises(DuplicateError, match=f"as '{first.id}'"):
        built.add(str(note))
    assert files(built) == before


def test_another_text_of_the_same_name_gets_a_number(built: Library, note: Path) -> None:
    first = built.add(str(note))
    words = " ".join(f"word{number}" for number in range(80))
    note.write_text(f"The Emel mine in Kazakhstan was closed in 2025 for repairs. {words}.")
    assert built.add(str(note)).id.startswith(first.id)
    assert len(built.articles()) == 6


def test_an_article_that_cannot_be_indexed_is_not_filed(built: Library, note: Path) -> None:
    before = files(built)
    with locked(built.index_folder), pytest.raises(IndexLockedError):
        built.add(str(note))
    assert files(built) == before


def test_an_article_that_cannot_be_filed_is_an_error_with_a_way_out(
    library: Library, tmp_path: Path, note: Path
) -> None:
    (tmp_path / "file").touch()
    stuck = Library(
        (library.home, tmp_path / "file"),
        library.index_folder,
        encoder=library.encoder,
        chunk_tokens=60,
    )
    stuck.update()
    with pytest.raises(CorpusStorageError, match=r"file: .* set ORELORE_CORPUS"):
        stuck.add(str(note))
    assert len(stuck.articles()) == 4


def test_an_article_that_is_removed_is_kept_aside(built: Library) -> None:
    kept = built.remove("altyn-gold")
    assert kept.read_text().startswith("---\ntitle: Gold at Altyn")
    assert [article.id for article in built.articles()] == [
        "boz-tungsten",
        "chon-antimony",
        "darya-lithium",
    ]


def test_of_two_removed_articles_with_one_name_both_are_kept(built: Library) -> None:
    first = built.remove("altyn-gold")
    other = built.home / "articles" / "altyn-gold.md"
    other.write_text("---\ntitle: Another\n---\nAnother text.\n")
    second = built.remove("altyn-gold")
    assert "Gold at Altyn" in first.read_text()
    assert "Another" in second.read_text()


def test_an_article_that_cannot_be_taken_out_of_the_index_stays(built: Library) -> None:
    before = files(built)
    with locked(built.index_folder), pytest.raises(IndexLockedError):
        built.remove("altyn-gold")
    assert files(built) == before


def test_an_unknown_article_is_refused_with_a_near_name(built: Library) -> None:
    with pytest.raises(UnknownArticleError, match="Did you mean altyn-gold"):
        built.remove("altin-gold")
    with pytest.raises(UnknownArticleError, match="orelore list"):
        built.article("zzz")


def test_what_the_package_ships_cannot_be_removed(built: Library, tmp_path: Path) -> None:
    own = Library(
        (built.home, tmp_path / "own"),
        built.index_folder,
        encoder=built.encoder,
        chunk_tokens=60,
    )
    with pytest.raises(ReadError, match="ORELORE_SHIPPED=0"):
        own.remove("altyn-gold")
    assert "altyn-gold.md" in files(built)


def test_coverage_counts_articles(built: Library) -> None:
    coverage = built.coverage()
    assert coverage.articles == 4
    assert coverage.countries["Kazakhstan"] == 2
    assert coverage.publishers == {
        "Steppe Herald": 2,
        "Basin Post": 1,
        "Orda Journal": 1,
        "Silk Road Wire": 1,
    }
    assert (coverage.since, coverage.until) == ("2022", "2025-06")


@pytest.mark.slow
def test_a_reader_sees_what_another_process_added(
    command_line: CommandLine, environment: dict[str, str], corpus: Path
) -> None:
    assert command_line("index").returncode == 0
    reader = Assistant.open(load_settings(environment))
    store = reader._retriever.store
    vector = reader.embed(["copper at Emel"])[0]
    assert len(reader.search("Which mine produces copper?")) == 5
    new = "---\ntitle: Copper\n---\nThe Emel mine produces copper.\n"
    (corpus / "articles" / "emel.md").write_text(new)
    assert command_line("index").returncode == 0
    assert reader.search("Which mine produces copper?")[0].article.id == "emel"
    assert "emel#0" in store.query("orelore-1", vector, 1)[0][0]


ADD = """
import sys
from pathlib import Path
from orelore.opening import open_library
from orelore.settings import load_settings

library = open_library(load_settings())
for number in range(6):
    (library.home / "articles" / f"n{number}.md").write_text(
        f"---\\ntitle: N{number}\\n---\\nMine {number} holds zinc.\\n"
    )
    library.update()
"""


@pytest.mark.slow
def test_whoever_reads_while_another_writes_never_sees_an_error(
    command_line: CommandLine, environment: dict[str, str]
) -> None:
    assert command_line("index").returncode == 0
    reader = Assistant.open(load_settings(environment))
    seen = []
    with subprocess.Popen([sys.executable, "-c", ADD], env=environment) as writer:
        while writer.poll() is None:
            seen.append(sum("zinc" in hit.chunk.text for hit in reader.search("zinc", k=20)))
    assert writer.returncode == 0
    seen.append(sum("zinc" in hit.chunk.text for hit in reader.search("zinc", k=20)))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 6)
    assert len(open_library(load_settings(environment)).articles()) == 10


def test_the_places_are_those_of_all_folders(library: Library, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for folder, name in ((library.home, "Altyn"), (own, "Boz")):
        row = f"{name},,Kazakhstan,,mine,gold,,,,,,,,,,,,\n"
        (folder / "places.csv").write_text(PLACES + row, encoding="utf-8")
    library.folders = (library.home, own)
    assert [place.name for place in library.places()] == ["Altyn", "Boz"]


def test_a_bad_row_of_places_is_named(library: Library) -> None:
    row = "Altyn,,Kazakhstan,,volcano,gold,,,,,,,,,,,,\n"
    (library.home / "places.csv").write_text(PLACES + row, encoding="utf-8")
    with pytest.raises(TableError, match=r"places\.csv, line 2.*`kind`"):
        library.places()


def test_what_is_read_is_not_filed(built: Library, note: Path) -> None:
    before = files(built)
    article = built.read(str(note))
    assert (article.title, article.minerals) == ("Emel copper", ("copper",))
    assert (files(built), len(built.articles())) == (before, 4)


def test_what_was_read_is_filed_as_it_was_changed(built: Library, note: Path) -> None:
    article = replace(built.read(str(note)), title="Copper at Emel", published="2025-01")
    filed = built.file(article)
    assert filed == article
    assert built.article(filed.id) == filed


def test_an_article_that_breaks_the_format_is_not_filed(built: Library, note: Path) -> None:
    article, before = built.read(str(note)), files(built)
    for broken in (
        replace(article, title=" "),
        replace(article, published="May 2025"),
        replace(article, text=" "),
        replace(article, id="../../etc"),
    ):
        with pytest.raises(ArticleError):
            built.file(broken)
    assert (files(built), len(built.articles())) == (before, 4)


def test_what_was_added_since_it_was_read_is_not_filed_again(built: Library, note: Path) -> None:
    article = built.read(str(note))
    built.add(str(note))
    with pytest.raises(DuplicateError, match="as 'emel-copper'"):
        built.file(article)
    with pytest.raises(DuplicateError, match="as 'emel-copper'"):
        built.read(str(note))
    assert len(built.articles()) == 5


def test_what_is_read_says_what_it_nearly_repeats(built: Library, note: Path) -> None:
    words = " ".join(f"word{number}" for number in range(80))
    note.write_text(f"Copper was found at Emel. {words}.")
    first = built.add(str(note))
    note.write_text(f"Copper was found at Emel. {words}. All rights belong to the Steppe Herald.")
    assert built.read(str(note)).copy_of == first.id
    assert built.file(built.read(str(note))).copy_of == first.id
