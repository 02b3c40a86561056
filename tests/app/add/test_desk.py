from __future__ import annotations

from dataclasses import replace

from orelore import Article
from orelore_app.add.desk import MOST, Desk, Fields, fields_of


def test_documents_keep_the_order_in_which_they_came() -> None:
    desk = Desk()
    first, _ = desk.lay("a.txt"), desk.lay("b.txt")
    desk.put(replace(first, state="read"))
    assert [(item.name, item.state) for item in desk.items] == [
        ("a.txt", "read"),
        ("b.txt", "waiting"),
    ]


def test_two_files_of_one_name_are_two_documents() -> None:
    desk = Desk()
    assert desk.lay("a.txt").key != desk.lay("a.txt").key
    assert len(desk.items) == 2


def test_what_is_gone_keeps_its_place_and_nothing_else(emel: Article) -> None:
    desk = Desk()
    first, second = desk.lay("a.txt"), desk.lay("b.txt")
    desk.put(replace(first, state="read", article=emel))
    desk.drop(first.key)
    assert [item.key for item in desk.items] == [first.key, second.key]
    assert (desk.items[0].state, desk.items[0].article) == ("gone", None)


def test_dropping_what_was_never_there_changes_nothing() -> None:
    desk = Desk()
    desk.drop("nothing")
    assert desk.items == ()


def test_what_is_filed_or_failed_takes_no_room() -> None:
    desk = Desk()
    items = [desk.lay(f"{number}.txt") for number in range(MOST)]
    assert desk.room == 0
    desk.put(replace(items[0], state="filed"))
    desk.put(replace(items[1], state="unread"))
    desk.drop(items[2].key)
    assert desk.room == 3


def test_fields_are_first_as_they_were_recognised(emel: Article) -> None:
    assert fields_of(replace(emel, published="2025")) == Fields("Emel copper", "2025", "", "")
