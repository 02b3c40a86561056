from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable

import httpx
import pytest

from orelore.errors import OreloreError
from orelore.evals.visitors import Page, Visit, figures, find_page, visit

PAGE = Page("http://page", 7, 3)
ANSWER = '<div class="reply answer">4 tonnes</div>'


def generating(text: str) -> dict[str, object]:
    return {"msg": "process_generating", "output": {"data": [text]}, "success": True}


def client(*messages: dict[str, object], joined: int = 200) -> httpx.AsyncClient:
    """To a queue that sends these messages, whatever is asked."""

    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/gradio_api/queue/join":
            assert json.loads(request.content)["data"] == ["How much?", None, None]
            assert json.loads(request.content)["fn_index"] == 7
            return httpx.Response(joined, json={"event_id": "e"})
        assert request.url.path == "/gradio_api/queue/data"
        return httpx.Response(200, text="\n\n".join(f"data: {json.dumps(m)}" for m in messages))

    return httpx.AsyncClient(transport=httpx.MockTransport(reply), base_url=PAGE.address)


@pytest.mark.parametrize("kind", ["answer", "abstention"])
def test_a_visit_ends_when_the_answer_is_shown(kind: str) -> None:
    answer = ANSWER.replace("answer", kind)
    found = asyncio.run(visit(client(generating("…"), generating(answer)), PAGE, "How much?"))
    assert found.answered is not None
    assert 0 < found.shown <= found.answered
    assert not found.is_error


def test_a_reader_who_is_told_why_is_refused_and_that_is_no_error() -> None:
    told = generating('<div class="reply problem" role="alert">Later</div>')
    end = {"msg": "process_completed", "output": {"data": []}, "success": True}
    found = asyncio.run(visit(client(told, end), PAGE, "How much?"))
    assert (found.was_refused, found.is_error, found.answered) == (True, False, None)


@pytest.mark.parametrize(
    ("messages", "joined", "problem"),
    [
        ([], 503, "HTTPStatusError"),
        ([], 200, "no answer"),
        ([{"msg": "process_completed", "output": {"error": "x"}, "success": False}], 200, "error"),
    ],
)
def test_whatever_else_ends_without_an_answer_is_an_error(
    messages: list[dict[str, object]], joined: int, problem: str
) -> None:
    found = asyncio.run(visit(client(*messages, joined=joined), PAGE, "How much?"))
    assert found.is_error
    assert problem in found.problem


def test_the_figures_count_answers_refusals_and_errors() -> None:
    together = [Visit(1, 2.0), Visit(3, 4.0), Visit(1, None, "reply problem"), Visit(0, None, "x")]
    found = figures([Visit(0.1, 0.5)], together)
    assert found["one reader, seconds to first words"] == 0.5
    assert found["seconds to the answer, median"] == 3
    assert (found["readers at once"], found["refused"], found["errors"]) == (4, 1, 1)
    assert math.isnan(figures([], [])["seconds to the answer, median"])


def config(*targets: list[object]) -> Callable[..., httpx.Response]:
    """Of a page that has a question box and events of these targets."""

    def get(url: str) -> httpx.Response:
        box = {"id": 4, "props": {"elem_id": "question"}}
        other = {"id": 5, "props": {}}
        events = [{"id": 8, "targets": [target], "inputs": [4, 1, 2]} for target in targets]
        found = {"components": [other, box], "dependencies": events}
        return httpx.Response(200, json=found, request=httpx.Request("GET", url))

    return get


def test_the_event_of_the_question_box_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx, "get", config([4, "submit"]))
    assert find_page("http://page") == Page("http://page", 8, 3)


def test_a_page_without_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx, "get", config([5, "submit"], [4, "change"]))
    with pytest.raises(OreloreError, match="has no box to ask in"):
        find_page("http://page")
