from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orelore import Article, Assistant
from orelore.index.library import Library
from orelore.index.lock import locked
from orelore_app.add.desk import Desk, Fields, Item, fields_of
from orelore_app.add.filing import Filing
from orelore_app.add.ledger import Ledger


@pytest.fixture
def filing(own: Assistant, tmp_path: Path) -> Filing:
    return Filing(own, Ledger(tmp_path / "data"))


@pytest.fixture
def desk(emel: Article) -> Desk:
    """With one document that was read."""
    desk = Desk()
    item = desk.lay("emel.txt")
    desk.put(replace(item, state="read", article=emel, fields=fields_of(emel)))
    return desk


def file(filing: Filing, desk: Desk, **changed: str) -> Item:
    """The document after it was filed with some fields changed."""
    (item,) = desk.items
    fields = replace(item.fields, **changed)
    states = [desk.items[0].state for _ in filing.file(desk, item.key, fields, "aigul")]
    assert states[0] == "filing"
    return desk.items[0]


def test_a_document_is_filed_as_it_was_corrected(filing: Filing, desk: Desk) -> None:
    item = file(filing, desk, title="Copper at Emel", published="2025-05")
    assert (item.state, item.problem) == ("filed", "")
    article = filing.assistant.article("copper-at-emel")
    assert (article.title, article.published) == ("Copper at Emel", "2025-05")
    assert filing.assistant.search("copper at Emel", k=1)[0].article == article
    (entry,) = filing.added()
    assert (entry.id, entry.title, entry.by) == ("copper-at-emel", "Copper at Emel", "aigul")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"published": "in May"}, "'in May' is not a date. Write 2024, 2024-05 or 2024-05-31."),
        ({"title": " "}, "It has no title. Give it one."),
    ],
)
def test_what_cannot_be_filed_stays_as_it_was_corrected(
    changed: dict[str, str], problem: str, filing: Filing, desk: Desk
) -> None:
    item = file(filing, desk, author="A. Bek", **changed)
    assert (item.state, item.problem) == ("read", problem)
    assert item.fields == replace(fields_of(desk.items[0].article), author="A. Bek", **changed)
    assert (len(filing.assistant.articles()), filing.added()) == (4, [])
    assert file(filing, desk, title="Emel", published="").state == "filed"


def test_while_another_process_writes_the_draft_is_kept(
    filing: Filing, desk: Desk, library: Library
) -> None:
    with locked(library.index_folder):
        item = file(filing, desk)
    assert item.state == "read"
    assert "is being written by process" in item.problem
    assert file(filing, desk).state == "filed"


def test_a_text_that_came_into_the_corpus_meanwhile_is_named(
    filing: Filing, desk: Desk, emel: Article
) -> None:
    filing.assistant.file(replace(emel, title="Earlier", id="earlier"))
    item = file(filing, desk)
    assert (item.state, item.known) == ("read", "earlier")
    assert len(filing.assistant.articles()) == 5


def test_a_document_is_filed_once(filing: Filing, desk: Desk) -> None:
    item = file(filing, desk)
    assert list(filing.file(desk, item.key, item.fields, None)) == []
    assert list(filing.file(desk, "unknown", Fields(), None)) == []
    assert len(filing.assistant.articles()) == 5


def test_a_list_that_cannot_be_written_is_told_and_the_article_stays(
    own: Assistant, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    item = file(Filing(own, Ledger(tmp_path / "file")), desk)
    assert item.state == "filed"
    assert "not in the list below" in item.problem
    assert len(own.articles()) == 5


def test_what_was_added_here_can_be_removed_again(filing: Filing, desk: Desk) -> None:
    filed = file(filing, desk).article
    assert filed is not None
    assert "“Emel copper” was removed" in filing.remove(filed.id, "aigul")
    assert (len(filing.assistant.articles()), filing.added()) == (4, [])
    assert "not among the articles" in filing.remove(filed.id, "aigul")


def test_nothing_else_can_be_removed(filing: Filing) -> None:
    assert "not among the articles" in filing.remove("altyn-gold", None)
    assert filing.assistant.article("altyn-gold").title == "Gold at Altyn"


def test_what_cannot_be_removed_now_stays(filing: Filing, desk: Desk, library: Library) -> None:
    filed = file(filing, desk).article
    assert filed is not None
    with locked(library.index_folder):
        said = filing.remove(filed.id, None)
    assert "was not removed" in said
    assert "is being written by process" in said
    assert [entry.id for entry in filing.added()] == [filed.id]


def test_what_was_removed_elsewhere_is_not_listed(filing: Filing, desk: Desk) -> None:
    filed = file(filing, desk).article
    assert filed is not None
    filing.assistant.remove(filed.id)
    assert filing.added() == []
