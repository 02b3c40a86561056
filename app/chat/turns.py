"""Whose turn it is: a question can be stopped, and gives way to the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from .exchange import Exchange, stopped

TICK = 0.1  # seconds until a question that waits for its answerer notices that it was stopped

T = TypeVar("T")


@dataclass
class Turns:
    """The questions of one conversation, counted as they are asked; only the last one goes on."""

    latest: int = 0
    stopped: int = 0

    def begin(self) -> int:
        """The number of a new turn; the one before it is over."""
        self.latest += 1
        return self.latest

    def stop(self) -> None:
        self.stopped = self.latest


def taken(
    exchange: Exchange,
    steps: Iterable[Exchange],
    turns: Turns,
    seats: AbstractContextManager[object],
) -> Iterator[Exchange]:
    """The exchange as it grows in its turn, done in the end.

    Ends with what was written when it is stopped, and at once when another turn has begun. The
    steps are made while one of the `seats` is held.
    """
    turn = turns.begin()
    yield exchange
    for step in latest(steps, seats):
        if turn < turns.latest:
            return
        if turn <= turns.stopped:
            yield stopped(exchange)
            return
        if step is not None:
            exchange = step
            yield exchange


def latest(
    steps: Iterable[T], seats: AbstractContextManager[object], *, tick: float = TICK
) -> Iterator[T | None]:
    """The newest step whenever there is one, and None each `tick` seconds without.

    The steps are made in a thread of their own, which ends with its next step once nobody listens.
    """
    made: SimpleQueue[tuple[T, ...]] = SimpleQueue()  # an empty one is the last
    is_left = Event()

    def make() -> None:
        with seats:
            for step in () if is_left.is_set() else steps:
                made.put((step,))
                if is_left.is_set():
                    break
        made.put(())

    Thread(target=make, daemon=True).start()
    try:
        yield from _newest(made, tick)
    finally:
        is_left.set()


def _newest(made: SimpleQueue[tuple[T, ...]], tick: float) -> Iterator[T | None]:
    while True:
        found = _found(made, tick)
        steps = [step for some in found for step in some]
        if steps or not found:
            yield steps[-1] if steps else None
        if found and not found[-1]:
            return


def _found(made: SimpleQueue[tuple[T, ...]], tick: float) -> list[tuple[T, ...]]:
    """All that is there; where nothing is, what comes within `tick` seconds."""
    try:
        found = [made.get(timeout=tick)]
    except Empty:
        return []
    while not made.empty():
        found.append(made.get())
    return found
