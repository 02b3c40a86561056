from __future__ import annotations

import json

import gradio as gr
import pytest

from orelore import Answer
from orelore_app.chat.exchange import Exchange
from orelore_app.export.events import answers_of, make_file, read_choice


def click(value: object) -> gr.EventData:
    return gr.EventData(None, {"value": value})


@pytest.fixture
def exchanges(answer: Answer, abstention: Answer) -> list[Exchange]:
    """An answer, a problem, an abstention, and a question that is being answered."""
    return [
        Exchange(1, "?", answer),
        Exchange(2, " ", problem="no words"),
        Exchange(3, "?", abstention),
        Exchange(4, "?", draft="So far"),
    ]


def test_a_problem_and_an_unfinished_answer_are_left_out(
    exchanges: list[Exchange], answer: Answer, abstention: Answer
) -> None:
    assert answers_of(exchanges, 0) == [answer, abstention]
    assert answers_of(exchanges, 3) == [abstention]
    assert answers_of(exchanges, 2) == answers_of(exchanges, 9) == []


@pytest.mark.parametrize(
    ("value", "choice"),
    [
        ("2 docx", (2, "docx")),
        ("0 csl-json", (0, "csl-json")),
        ("-1 docx", (-1, "docx")),
        (None, (-1, "")),
        ({"a": 1}, (-1, "1}")),
        ("²", (-1, "")),
    ],
)
def test_whatever_a_browser_sends_is_read(value: object, choice: tuple[int, str]) -> None:
    assert read_choice(value) == choice


def test_a_choice_becomes_a_file(exchanges: list[Exchange]) -> None:
    assert json.loads(make_file(click("1 ris"), exchanges))["name"].endswith(".ris")


def test_what_cannot_be_exported_is_told_without_markup(
    exchanges: list[Exchange], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(gr, "Info", lambda message, **_: told.append(message))
    assert make_file(click("1 <b>"), exchanges) == make_file(click("2 docx"), exchanges) == ""
    assert "no form &#39;&lt;b&gt;&#39;" in told[0]
    assert "nothing to export" in told[1]
