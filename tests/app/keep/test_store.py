from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from orelore_app.keep.record import Record
from orelore_app.keep.store import FILE, KeepingError, Store

GOLD = Record("a" * 32, "2026-01-01", ("How much gold?",), "gold")
TIN = Record("b" * 32, "2026-01-02", ("How much tin?", "Why?"), "tin")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def test_a_conversation_is_listed_without_its_body_and_opened_with_it(store: Store) -> None:
    store.put("ann", GOLD, base=None)
    store.put("ann", TIN, base=None)
    assert [(r.id, r.questions, r.body) for r in store.entries("ann")] == [
        (TIN.id, TIN.questions, ""),
        (GOLD.id, GOLD.questions, ""),
    ]
    assert store.get("ann", GOLD.id) == GOLD


def test_nobody_sees_the_conversations_of_another(store: Store) -> None:
    store.put("ann", GOLD, base=None)
    assert store.entries("bob") == []
    with pytest.raises(KeepingError, match="no longer kept"):
        store.get("bob", GOLD.id)
    store.rename("bob", GOLD.id, "mine")
    store.remove("bob", GOLD.id)
    assert store.get("ann", GOLD.id).title == ""


def test_a_title_stays_when_the_conversation_goes_on(store: Store) -> None:
    store.put("ann", GOLD, base=None)
    store.rename("ann", GOLD.id, "Metals")
    later = Record(GOLD.id, "2026-01-03", ("How much gold?", "Why?"), "more")
    assert store.put("ann", later, base=GOLD.changed) == later
    (kept,) = store.entries("ann")
    assert (kept.title, kept.changed, kept.questions) == ("Metals", later.changed, later.questions)


def test_what_another_window_continued_is_not_written_over(store: Store) -> None:
    store.put("ann", GOLD, base=None)
    here = Record(GOLD.id, "2026-01-03", ("How much gold?", "Here?"), "here")
    there = Record(GOLD.id, "2026-01-04", ("How much gold?", "There?"), "there")
    store.put("ann", here, base=GOLD.changed)
    beside = store.put("ann", there, base=GOLD.changed)
    assert beside.id != GOLD.id
    kept = [store.get("ann", record.id) for record in store.entries("ann")]
    assert [record.body for record in kept] == ["there", "here"]


def test_a_removed_conversation_is_gone(store: Store) -> None:
    store.put("ann", GOLD, base=None)
    store.remove("ann", GOLD.id)
    store.remove("ann", GOLD.id)
    assert store.entries("ann") == []


def test_beyond_the_most_that_are_kept_only_those_can_go_on(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "data", most=1)
    store.put("ann", GOLD, base=None)
    with pytest.raises(KeepingError, match="the most there can be: delete some"):
        store.put("ann", TIN, base=None)
    later = Record(GOLD.id, "2026-01-03", GOLD.questions, "more")
    store.put("ann", later, base=GOLD.changed)
    with pytest.raises(KeepingError, match="the most there can be"):  # as one beside it
        store.put("ann", later, base="2025")
    store.put("bob", TIN, base=None)
    assert [kept.changed for kept in store.entries("ann")] == [later.changed]


def test_threads_may_write_at_the_same_time(store: Store) -> None:
    def keep(number: int) -> None:
        store.put("ann", Record(f"{number:032x}", f"{number:04}", ("Who?",), "x"), base=None)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(keep, range(40)))
    assert [record.changed for record in store.entries("ann")] == [
        f"{number:04}" for number in reversed(range(40))
    ]


def test_a_damaged_file_is_told_in_words(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / FILE).write_bytes(b"no database at all, and long enough to be one" * 99)
    with pytest.raises(KeepingError, match="cannot keep conversations just now"):
        store.entries("ann")


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(KeepingError, match="cannot keep conversations just now"):
        Store(tmp_path / "data").put("ann", GOLD, base=None)
