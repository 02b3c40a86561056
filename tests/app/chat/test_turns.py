from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from threading import Event, Semaphore

from orelore import Answer
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.turns import Turns, latest, taken

ASKED = Exchange(1, "How deep is Boz?")
DRAFT = replace(ASKED, draft="Very")
ANSWERED = replace(ASKED, answer=Answer("How deep is Boz?"))
LONG = 30.0  # seconds: no test waits so long


def test_a_turn_begins_with_the_question_and_ends_with_the_answer() -> None:
    steps = list(taken(ASKED, [DRAFT, ANSWERED], Turns(), nullcontext()))
    assert (steps[0], steps[-1]) == (ASKED, ANSWERED)


def test_a_stopped_turn_ends_with_what_was_written() -> None:
    turns, goes_on = Turns(), Event()

    def slow() -> Iterator[Exchange]:
        yield DRAFT
        goes_on.wait(LONG)
        yield ANSWERED

    steps = taken(ASKED, slow(), turns, nullcontext())
    assert [next(steps), next(steps)] == [ASKED, DRAFT]
    turns.stop()
    assert list(steps) == [replace(DRAFT, is_stopped=True)]
    goes_on.set()


def test_a_turn_gives_way_to_the_next_one_without_a_word() -> None:
    turns, goes_on = Turns(), Event()

    def slow() -> Iterator[Exchange]:
        goes_on.wait(LONG)
        yield ANSWERED

    steps = taken(ASKED, slow(), turns, nullcontext())
    assert next(steps) == ASKED
    turns.begin()
    assert list(steps) == []
    goes_on.set()


def test_a_stop_that_comes_too_late_does_not_stop_the_next_question() -> None:
    turns = Turns()
    assert list(taken(ASKED, [ANSWERED], turns, nullcontext()))[-1] == ANSWERED
    turns.stop()
    assert list(taken(ASKED, [ANSWERED], turns, nullcontext()))[-1] == ANSWERED


def test_the_newest_step_is_given_and_none_while_nothing_comes() -> None:
    more = Event()

    def steps() -> Iterator[int]:
        yield 1
        more.wait(LONG)
        yield from (2, 3, 4)

    found = latest(steps(), nullcontext(), tick=0.01)
    assert [next(found), next(found)] == [1, None]
    more.set()
    assert list(found)[-1] == 4


def test_nothing_is_made_without_a_free_seat() -> None:
    seats = Semaphore(1)
    seats.acquire()
    found = latest(iter([1]), seats, tick=0.01)
    assert [next(found), next(found)] == [None, None]
    seats.release()
    assert 1 in list(found)


def test_who_no_longer_listens_is_not_worked_for() -> None:
    made: list[int] = []
    seen, is_over = Event(), Event()

    def steps() -> Iterator[int]:
        try:
            for number in range(100):
                made.append(number)
                yield number
                seen.wait(LONG)
        finally:
            is_over.set()

    found = latest(steps(), nullcontext())
    assert next(found) == 0
    found.close()
    seen.set()
    assert is_over.wait(LONG)
    assert len(made) <= 2
