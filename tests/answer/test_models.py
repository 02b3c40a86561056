from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from orelore.answer.models import open_model
from orelore.errors import ModelUnavailableError, SettingsError

Serve = Callable[..., str]
Lines = Callable[[list[str]], list[str]]


def openai_lines(pieces: list[str]) -> list[str]:
    chunks = [{"delta": {"role": "assistant", "content": p}, "index": 0} for p in pieces]
    chunks.append({"delta": {}, "index": 0, "finish_reason": "stop"})
    head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny"}
    return [f"data: {json.dumps({**head, 'choices': [c]})}\n\n" for c in chunks] + [
        "data: [DONE]\n\n"
    ]


def ollama_lines(pieces: list[str]) -> list[str]:
    messages = [(piece, False) for piece in pieces] + [("", True)]
    return [
        json.dumps(
            {"model": "tiny", "message": {"role": "assistant", "content": piece}, "done": done}
        )
        + "\n"
        for piece, done in messages
    ]


def spec(lines: Lines, url: str) -> str:
    return f"{url}/v1#tiny" if lines is openai_lines else f"ollama:tiny@{url}"


both = pytest.mark.parametrize("lines", [openai_lines, ollama_lines])


@both
def test_a_reply_arrives_piece_by_piece(lines: Lines, serve: Serve) -> None:
    prompts: list[str] = []
    model = open_model(spec(lines, serve(lines(["Bees ", "sing [1]."]), prompts=prompts)))
    assert list(model.stream("What do bees do?")) == ["Bees ", "sing [1]."]
    assert prompts == ["What do bees do?"]


@both
def test_nobody_there_is_an_outage(lines: Lines) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ModelUnavailableError, match="no connection"):
            list(open_model(spec(lines, url)).stream("?"))


@both
def test_an_error_of_the_server_is_an_outage(lines: Lines, serve: Serve) -> None:
    url = serve(['{"error": "out of memory"}'], status=500)
    with pytest.raises(ModelUnavailableError, match="out of memory"):
        list(open_model(spec(lines, url)).stream("?"))


@both
@pytest.mark.parametrize("cut", [True, False])
def test_a_reply_that_breaks_off_is_an_outage(lines: Lines, cut: bool, serve: Serve) -> None:
    url = serve(lines(["Bees ", "sing"])[:2], cut=cut)
    pieces = open_model(spec(lines, url)).stream("?")
    assert next(pieces) == "Bees "
    with pytest.raises(ModelUnavailableError, match="broke off"):
        list(pieces)


@both
def test_an_empty_reply_is_an_outage(lines: Lines, serve: Serve) -> None:
    with pytest.raises(ModelUnavailableError, match="empty"):
        list(open_model(spec(lines, serve(lines(["", " "])))).stream("?"))


@both
def test_a_slow_server_is_an_outage(lines: Lines, serve: Serve) -> None:
    url = serve(lines(["Bees sing."]), delay_s=0.6)
    with pytest.raises(ModelUnavailableError, match="too long"):
        list(open_model(spec(lines, url), timeout_s=0.2).stream("?"))


@pytest.mark.parametrize(
    "setting", ["", "gpt", "ollama:", "openai:", "http://127.0.0.1:1/v1", "ftp://x#y"]
)
def test_an_unknown_setting_is_refused_with_the_known_forms(setting: str) -> None:
    with pytest.raises(SettingsError, match="ollama:NAME"):
        open_model(setting)


def test_a_key_in_the_address_is_never_shown() -> None:
    assert "secret" not in open_model("http://:secret@127.0.0.1:1/v1#tiny").name
    with pytest.raises(SettingsError) as caught:
        open_model("http://:secret@127.0.0.1:1/v1")
    assert "secret" not in str(caught.value)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llama_index.llms.ollama", None)
    with pytest.raises(SettingsError, match=r"pip install 'orelore\[llm\]'"):
        open_model("ollama:tiny")


def test_nothing_of_a_language_model_is_loaded_before_one_is_opened() -> None:
    code = (
        "import sys, orelore.answer.generative as _;"
        "print([m for m in sys.modules if m.split('.')[0] in ('llama_index', 'openai', 'ollama')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
