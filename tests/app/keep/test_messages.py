from __future__ import annotations

import json

import gradio as gr
import pytest

from orelore import SnapshotError
from orelore_app.keep.messages import Wanted, listed, notice, to_keep, wanted
from orelore_app.keep.packing import LONGEST_PACKED
from orelore_app.keep.record import Record

GOLD = Record("a" * 32, "2026-01-01", ("</script><b>?",), "gold")


def test_a_message_holds_no_markup() -> None:
    message = to_keep(GOLD, None)
    assert "<" not in message
    assert json.loads(message)["record"]["questions"] == ["</script><b>?"]


def test_two_messages_are_never_the_same() -> None:
    assert notice("Full.") != notice("Full.")


def test_the_list_names_its_user() -> None:
    message = json.loads(listed("ann", [GOLD]))
    assert (message["kind"], message["user"], len(message["entries"])) == ("list", "ann", 1)
    assert json.loads(listed(None, ()))["user"] is None


def test_what_the_browser_asks_for_is_read() -> None:
    event = gr.EventData(None, {"value": {"id": "a" * 32, "title": "Metals"}})
    assert wanted(event) == Wanted("a" * 32, title="Metals")


@pytest.mark.parametrize(
    "told",
    [
        None,
        {},
        {"value": None},
        {"value": "a"},
        {"value": {"id": "../../etc"}},
        {"value": {"id": "a" * 33}},
        {"value": {"id": "a" * 32, "title": "b" * 201}},
        {"value": {"id": "a" * 32, "body": "b" * (LONGEST_PACKED + 1)}},
    ],
)
def test_what_the_browser_may_not_ask_for_is_refused(told: object) -> None:
    with pytest.raises(SnapshotError):
        wanted(gr.EventData(None, told))
