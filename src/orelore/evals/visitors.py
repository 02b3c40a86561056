"""How long readers of the page wait when many ask at once, over the protocol that it speaks."""

from __future__ import annotations

import asyncio
import json
import math
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import numpy as np

from orelore.errors import OreloreError

BOX, EVENT = "question", "submit"  # the box in which a question is asked
ANSWERED = ("reply answer", "reply abstention")  # classes of what is shown in the end
TURNED_AWAY = "reply problem"
LIMIT_S = 300.0


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one question: seconds until anything was shown, and until the answer."""

    shown: float
    answered: float | None
    problem: str = ""

    @property
    def was_refused(self) -> bool:
        """It was told in words why there is no answer."""
        return self.problem == TURNED_AWAY

    @property
    def is_error(self) -> bool:
        return self.answered is None and not self.was_refused


@dataclass(frozen=True, slots=True)
class Page:
    """Where the page is, and how a question is asked there."""

    address: str
    event: int
    inputs: int


@contextmanager
def page_server(limit: int) -> Iterator[str]:
    """The address of a server in a process of its own, of which one may ask so much a minute."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "orelore", "web", "--port", str(port)]
    settings = {"ORELORE_QUESTIONS_PER_MINUTE": str(limit), "ORELORE_HOST": "127.0.0.1"}
    server = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        _wait(server, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def find_page(address: str) -> Page:
    """How the page wants to be asked. It cannot be asked while one has to sign in."""
    config = httpx.get(f"{address}/config").raise_for_status().json()
    ids = [c["id"] for c in config["components"] if c["props"].get("elem_id") == BOX]
    for event in config["dependencies"]:
        if any([box, EVENT] in event["targets"] for box in ids):
            return Page(address, event["id"], len(event["inputs"]))
    raise OreloreError(f"The page at {address} has no box to ask in.")


async def visit_all(page: Page, questions: Sequence[str]) -> list[Visit]:
    """As many readers as questions, who ask at the same moment."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=page.address, timeout=LIMIT_S, limits=limits) as client:
        return await asyncio.gather(*(visit(client, page, question) for question in questions))


async def visit(client: httpx.AsyncClient, page: Page, question: str) -> Visit:
    """One reader asks one question."""
    start, shown, problem = time.perf_counter(), 0.0, ""
    try:
        async for message in _said(client, page, question):
            now = time.perf_counter() - start
            if message["msg"] in ("process_generating", "process_completed"):
                shown, text = shown or now, json.dumps(message["output"])
                if any(mark in text for mark in ANSWERED):
                    return Visit(shown, now)
                problem = _problem(message, text) or problem
    except (httpx.HTTPError, ValueError) as error:
        problem = f"{type(error).__name__}: {error}"
    return Visit(shown, None, problem or "no answer")


def figures(alone: Sequence[Visit], together: Sequence[Visit]) -> dict[str, float]:
    """What to print of some visits one after another, and of others at the same moment."""
    answered = [visit.answered for visit in together if visit.answered is not None]
    first = [visit.answered for visit in alone if visit.answered is not None]
    return {
        "one reader, seconds to first words": _percentile(first, 50),
        "readers at once": len(together),
        "seconds until the question is shown": _percentile([v.shown for v in together], 50),
        "seconds to the answer, median": _percentile(answered, 50),
        "seconds to the answer, 95th percentile": _percentile(answered, 95),
        "refused": sum(visit.was_refused for visit in together),
        "errors": sum(visit.is_error for visit in together),
    }


def _percentile(values: Sequence[float], percent: float) -> float:
    return float(np.percentile(values, percent)) if values else math.nan


def _problem(message: dict[str, Any], text: str) -> str:
    if TURNED_AWAY in text:
        return TURNED_AWAY
    return "" if message.get("success", True) else text


async def _said(
    client: httpx.AsyncClient, page: Page, question: str
) -> AsyncIterator[dict[str, Any]]:
    """The messages of the queue, as a browser gets them."""
    session = {"session_hash": uuid4().hex}
    data = [question, *[None] * (page.inputs - 1)]
    body = {"data": data, "fn_index": page.event, **session}
    (await client.post("/gradio_api/queue/join", json=body)).raise_for_status()
    async with client.stream("GET", "/gradio_api/queue/data", params=session) as reply:
        reply.raise_for_status()
        async for line in reply.aiter_lines():
            if line.startswith("data:"):
                yield json.loads(line.removeprefix("data:"))


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    late = time.monotonic() + LIMIT_S
    while time.monotonic() < late and server.poll() is None:
        try:
            if httpx.get(f"{address}/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise OreloreError("The server of the page did not start. Try `orelore web` to see why.")
