from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfWriter

from orelore import Assistant, Settings
from orelore.corpus.fetch import Fetched
from orelore.index.library import Library
from orelore_app.add.desk import MOST, Desk
from orelore_app.add.intake import Sent
from orelore_app.add.reading import NO_ADDRESSES, NO_ROOM, Reading
from tests.app.add.conftest import EMEL, Send

BOZ = "The Boz mine sold 5 tonnes of gold in 2023. The gold of the Boz mine went to Tashkent."


@pytest.fixture
def reading(own: Assistant, page_settings: Settings) -> Reading:
    return Reading(own, page_settings)


def states(desk: Desk) -> list[str]:
    return [item.state for item in desk.items]


def serving(page: str) -> Callable[[str], Fetched]:
    return lambda url: Fetched(url, "text/plain", page.encode())


def test_files_are_read_one_after_another(reading: Reading, send: Send, uploads: Path) -> None:
    desk = Desk()
    files = [send("emel.txt"), send("boz.txt", BOZ)]
    seen = [states(desk) for _ in reading.take_files(desk, files)]
    assert seen == [
        ["waiting", "waiting"],
        ["reading", "waiting"],
        ["read", "waiting"],
        ["read", "reading"],
        ["read", "read"],
    ]
    assert [item.fields.title for item in desk.items] == ["emel", "boz"]
    assert list(uploads.iterdir()) == []


def test_one_bad_document_stops_no_other(
    reading: Reading, send: Send, tmp_path: Path, uploads: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(scan)
    files = [
        send("scan.pdf", scan.read_bytes()),
        send("large.txt", b"gold " * 250_000),
        send("sheet.xlsx", b"x"),
        send("empty.txt", b" "),
        send("broken.md", "---\ntitle: [\n---\nGold."),
        Sent("lost.txt", 5),
        send("emel.txt"),
    ]
    desk = Desk()
    for _ in reading.take_files(desk, files):
        pass
    problems = {item.name: item.problem for item in desk.items}
    assert "has no text, only pictures of pages" in problems["scan.pdf"]
    assert problems["large.txt"].startswith("It is larger than 1 MB.")
    assert problems["sheet.xlsx"].startswith("Files of the kind '.xlsx' are not read.")
    assert problems["empty.txt"] == "It is empty. Nothing was added."
    assert problems["broken.md"].startswith("The front matter is not valid YAML")
    assert problems["lost.txt"].startswith("It did not arrive")
    assert states(desk) == ["unread"] * 6 + ["read"]
    assert not any(str(uploads) in problem for problem in problems.values())
    assert list(uploads.iterdir()) == []


def test_a_text_that_is_there_already_is_named(reading: Reading, send: Send) -> None:
    there = reading.assistant.article("altyn-gold")
    desk = Desk()
    for _ in reading.take_files(desk, [send("again.md", f"---\ntitle: A\n---\n{there.text}")]):
        pass
    assert (desk.items[0].state, desk.items[0].known) == ("unread", "altyn-gold")


def test_what_is_discarded_while_it_waits_is_not_read(
    reading: Reading, send: Send, uploads: Path
) -> None:
    desk = Desk()
    steps = reading.take_files(desk, [send("emel.txt")])
    next(steps)
    desk.drop(desk.items[0].key)
    assert list(steps) == []
    assert (states(desk), list(uploads.iterdir())) == (["gone"], [])


def test_what_is_discarded_while_it_is_read_does_not_come_back(
    reading: Reading, send: Send
) -> None:
    desk = Desk()
    for _ in reading.take_files(desk, [send("emel.txt")]):
        if states(desk) == ["reading"]:
            desk.drop(desk.items[0].key)
    assert states(desk) == ["gone"]


def test_more_than_there_is_room_for_is_not_taken(
    reading: Reading, send: Send, uploads: Path
) -> None:
    desk = Desk()
    for number in range(MOST - 1):
        desk.lay(f"{number}.txt")
    for _ in reading.take_files(desk, [send("emel.txt"), send("boz.txt", BOZ)]):
        pass
    assert states(desk)[-2:] == ["read", "unread"]
    assert desk.items[-1].problem == NO_ROOM
    assert list(uploads.iterdir()) == []


def test_a_page_of_the_web_is_read(library: Library, page_settings: Settings) -> None:
    library.update()
    library._fetch_page = serving(EMEL)
    desk = Desk()
    address = "https://astanatimes.com/2025/12/emel-copper.txt"
    for _ in Reading(Assistant(library), page_settings).take_address(desk, address):
        pass
    (item,) = desk.items
    assert (item.state, item.name, item.fields.publisher) == ("read", address, "The Astana Times")


def test_a_page_of_this_machine_is_not_read(reading: Reading) -> None:
    desk = Desk()
    for _ in reading.take_address(desk, "http://127.0.0.1:7860/"):
        pass
    assert desk.items[0].state == "unread"
    assert "not on the public internet" in desk.items[0].problem


def test_an_address_is_not_asked_where_only_files_are_taken(
    library: Library, page_settings: Settings
) -> None:
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        return serving(EMEL)(url)

    library._fetch_page = fetch
    desk = Desk()
    library.update()
    files_only = Reading(Assistant(library), replace(page_settings, adding="files"))
    for _ in files_only.take_address(desk, "https://astanatimes.com/a"):
        pass
    assert (desk.items[0].problem, asked) == (NO_ADDRESSES, [])
