from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from pydantic import ValidationError

from orelore import Assistant, Settings
from orelore_app.add.desk import Desk
from orelore_app.add.events import NOT_YOU, Events
from orelore_app.add.filing import Filing
from orelore_app.add.ledger import Ledger
from orelore_app.add.reading import Reading
from tests.app.add.conftest import Send


@pytest.fixture
def events(own: Assistant, page_settings: Settings) -> Events:
    """Aigul may add."""
    filing = Filing(own, Ledger(page_settings.data))
    return Events(Reading(own, page_settings), filing, lambda name: name == "aigul")


def event(value: object) -> gr.EventData:
    return gr.EventData(None, {"value": value if isinstance(value, str) else json.dumps(value)})


def by(name: str | None) -> Any:
    return SimpleNamespace(username=name)


def files(sent: Any) -> dict[str, object]:
    return {"files": [{"name": sent.name, "size": sent.size, "path": sent.path}]}


def test_who_may_add_reads_and_files(events: Events, send: Send) -> None:
    desk = Desk()
    *_, shown = events.given(event(files(send("emel.txt"))), desk, by("aigul"))
    assert "1 document: 1 to file." in shown
    form = {"key": desk.items[0].key, "title": "Copper at Emel", "published": "2025"}
    *_, (shown, listed) = events.filed(event(form), desk, by("aigul"))
    assert "1 document: 1 filed." in shown
    assert "Copper at Emel" in listed
    assert "by aigul" in listed
    assert "was removed" in events.removed(event("copper-at-emel"), by("aigul"))
    assert len(events.filing.assistant.articles()) == 4


@pytest.mark.parametrize("name", ["bolat", None])
def test_who_may_not_add_changes_nothing(
    name: str | None, events: Events, send: Send, uploads: Path
) -> None:
    desk = Desk()
    sent = send("emel.txt")
    (shown,) = events.given(event(files(sent)), desk, by(name))
    assert NOT_YOU in shown
    assert desk.items == ()
    assert list(uploads.iterdir()) == []
    for _ in events.given(event(files(send("emel.txt"))), desk, by("aigul")):
        pass
    ((shown, _),) = events.filed(event({"key": desk.items[0].key, "title": "Emel"}), desk, by(name))
    assert NOT_YOU in shown
    assert NOT_YOU in events.removed(event("altyn-gold"), by(name))
    assert len(events.filing.assistant.articles()) == 4


def test_the_tab_is_shown_to_those_who_may_add(events: Events) -> None:
    assert events.opened(by("aigul"))[0]["visible"] is True
    assert events.opened(by("bolat")) == (gr.update(visible=False), "")


def test_a_file_of_the_server_is_not_read_whatever_the_browser_says(
    events: Events, uploads: Path
) -> None:
    desk = Desk()
    sent = {"files": [{"name": "a.txt", "size": 1, "path": "/etc/hostname"}]}
    *_, shown = events.given(event(sent), desk, by("aigul"))
    assert "did not arrive" in shown
    for url in ("/etc/hostname", "file:///etc/hostname"):
        *_, shown = events.given(event({"url": url}), desk, by("aigul"))
    assert [item.state for item in desk.items] == ["unread"] * 3
    assert shown.count("begins with http:// or https://") == 2
    assert Path("/etc/hostname").exists()
    assert uploads.exists()


def test_what_no_page_of_ours_sends_is_an_error(events: Events) -> None:
    many = {"files": [{"name": "a.txt"}] * 201}
    for value in ("{", "[]", '{"files": 1}', json.dumps(many)):
        with pytest.raises(ValidationError):
            next(iter(events.given(event(value), Desk(), by("aigul"))))


def test_a_document_is_discarded(events: Events) -> None:
    desk = Desk()
    key = desk.lay("a.txt").key
    assert "a.txt" not in events.discarded(event(key), desk)
    assert desk.items[0].state == "gone"


def test_a_list_that_cannot_be_read_is_told(events: Events, page_settings: Settings) -> None:
    (page_settings.data / "added.jsonl").mkdir(parents=True)
    assert "The list cannot be read" in events.opened(by("aigul"))[1]
