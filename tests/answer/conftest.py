from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from orelore.corpus.articles import load_articles
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk, Hit

CORPUS = Path(__file__).parents[2] / "corpus"

HitOf = Callable[..., Hit]
Serve = Callable[..., str]


def _hit(text: str, article_id: str = "a", title: str = "A title") -> Hit:
    article = Article(article_id, title, text, url="https://example.org/a", publisher="Example")
    chunk = Chunk(article_id, 0, "A heading", text, 0, tuple(split_sentences(text)))
    return Hit(chunk, article, score=1.0, similarity=0.5)


@pytest.fixture(scope="session")
def hit_of() -> HitOf:
    """Makes a hit whose passage is its whole article."""
    return _hit


@pytest.fixture(scope="session")
def corpus_hits() -> list[Hit]:
    """Each article of the corpus as one hit."""
    articles = load_articles([CORPUS]).values()
    return [replace(_hit(a.text, a.id), article=a) for a in articles]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    lines: list[str]
    status: int
    cut: bool
    delay_s: float
    prompts: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.prompts.append(json.loads(body)["messages"][0]["content"])
        time.sleep(self.server.delay_s)
        lines = "".join(self.server.lines).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "text/event-stream")
        # A longer length than is sent looks like a connection that breaks.
        self.send_header("Content-Length", str(len(lines) + 100 * self.server.cut))
        self.end_headers()
        self.wfile.write(lines)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server on this machine that answers every POST with the given lines."""
    servers: list[_Server] = []

    def start(
        lines: list[str],
        status: int = 200,
        cut: bool = False,
        delay_s: float = 0.0,
        prompts: list[str] | None = None,
    ) -> str:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.lines, server.status, server.cut = lines, status, cut
        server.delay_s, server.prompts = delay_s, [] if prompts is None else prompts
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
