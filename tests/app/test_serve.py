from __future__ import annotations

import socket
from dataclasses import replace

import httpx
import pytest

from orelore import Assistant, Settings, SettingsError
from orelore_app.serve import serve

pytestmark = pytest.mark.slow


def test_the_server_tells_that_it_runs_and_that_it_can_answer(address: str) -> None:
    assert httpx.get(f"{address}/health").json() == {"status": "ok"}
    assert httpx.get(f"{address}/ready").json() == {"status": "ready", "articles": 3}


def test_a_port_in_use_is_named(assistant: Assistant, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"ORELORE_PORT={port}"):
            serve(assistant, replace(settings, port=port))
