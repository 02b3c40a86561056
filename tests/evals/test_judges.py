from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from orelore.answer.models import ChatModel, open_model
from orelore.errors import ModelUnavailableError
from orelore.evals.golden import Golden
from orelore.evals.judges import FAITHFULNESS, RELEVANCY, judge
from orelore.evals.record import Quote, Record, Said

Reply = Callable[[str], str]
Serve = Callable[[Reply], ChatModel]

QUESTION = Golden(
    id="q", kind="turns", language="en", turns=("Where is Altyn?", "Who owns it?"), nuggets=(),
    answerable=True,
)  # fmt: skip
SAID = Said(text="Orda owns Altyn.", citations=(1,), support="verbatim")
QUOTE = Quote(article="a", start=0, end=9, text="Altyn belongs to Orda.")
ANSWER = Record(
    id="q", question="Who owns it? (Altyn)", abstained=False, sentences=(SAID,), quotes=(QUOTE,)
)


def noting(prompts: list[str]) -> Reply:
    """Says YES to all, and notes the prompts."""

    def reply(prompt: str) -> str:
        prompts.append(prompt)
        return "YES"

    return reply


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    reply: Reply
    status: int


class _Handler(BaseHTTPRequestHandler):
    """Speaks OpenAI's protocol: the reply to a prompt as one piece of a stream."""

    server: _Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.server.reply(asked["messages"][0]["content"])
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny"}
        delta = {"role": "assistant", "content": reply}
        chunk = head | {"choices": [{"index": 0, "delta": delta, "finish_reason": "stop"}]}
        self.send_response(self.server.status)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Callable[..., ChatModel]]:
    """Starts a language model on this machine whose replies a function of the prompt makes."""
    servers: list[_Server] = []

    def start(reply: Reply, status: int = 200) -> ChatModel:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.reply, server.status = reply, status
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return open_model(f"http://127.0.0.1:{server.server_address[1]}/v1#tiny")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_each_judge_says_yes_or_no(serve: Serve) -> None:
    model = serve(lambda prompt: "NO" if "Question:" in prompt else "YES")
    assert judge([ANSWER], [QUESTION], model) == {"q": {FAITHFULNESS: 1.0, RELEVANCY: 0.0}}


def test_the_judges_see_quotes_answer_and_all_turns(serve: Serve) -> None:
    prompts: list[str] = []
    judge([ANSWER], [QUESTION], serve(noting(prompts)))
    faithfulness, relevancy = prompts
    assert QUOTE.text in faithfulness
    assert SAID.text in faithfulness
    assert "Where is Altyn?" not in faithfulness
    assert all(text in relevancy for text in (QUOTE.text, SAID.text, *QUESTION.turns))


@pytest.mark.parametrize(
    ("reply", "scores"),
    [
        ("No, that was yesterday; yes is wrong.", {FAITHFULNESS: 0.0, RELEVANCY: 0.0}),
        ("<think>Yes or no?</think>\n**NO**", {FAITHFULNESS: 0.0, RELEVANCY: 0.0}),
        ("I saw it with my own eyes.", {}),
    ],
)
def test_the_verdict_is_the_first_yes_or_no(
    reply: str, scores: dict[str, float], serve: Serve
) -> None:
    assert judge([ANSWER], [QUESTION], serve(lambda _: reply)) == {"q": scores}


def test_what_has_no_quotes_is_not_faithful_and_nobody_is_asked(serve: Serve) -> None:
    prompts: list[str] = []
    bare = ANSWER.model_copy(update={"quotes": ()})
    scores = judge([bare], [QUESTION], serve(noting(prompts)))
    assert scores == {"q": {FAITHFULNESS: 0.0, RELEVANCY: 0.0}}
    assert prompts == []


def test_abstentions_and_other_sets_are_not_judged_but_counted(serve: Serve) -> None:
    abstention = ANSWER.model_copy(update={"abstained": True})
    stranger = ANSWER.model_copy(update={"id": "r"})
    done: list[int] = []
    model = serve(lambda _: "YES")
    assert judge([abstention, stranger], [QUESTION], model, done=done.append) == {}
    assert sum(done) == 2


def test_a_model_that_is_down_is_an_outage() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        model = open_model(f"http://127.0.0.1:{taken.getsockname()[1]}/v1#tiny")
        with pytest.raises(ModelUnavailableError, match="no connection"):
            judge([ANSWER], [QUESTION], model)


def test_a_model_that_fails_is_an_outage_and_no_score(serve: Callable[..., ChatModel]) -> None:
    with pytest.raises(ModelUnavailableError, match="did not answer"):
        judge([ANSWER], [QUESTION], serve(lambda _: "YES", status=500))


def test_nothing_of_llama_index_is_loaded_before_somebody_judges() -> None:
    code = (
        "import sys, orelore.evals.judges as _;"
        "print([m for m in sys.modules if m.split('.')[0] in ('llama_index', 'openai', 'ollama')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
