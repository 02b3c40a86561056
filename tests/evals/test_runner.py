from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from orelore.evals.golden import Golden
from orelore.evals.record import Record
from orelore.evals.runner import run

QUESTIONS = [
    Golden(id=name, kind="single", language="en", turns=(name,), nuggets=(), answerable=True)
    for name in ("q1", "q2", "q3", "q4")
]


@dataclass
class Stubborn:
    """A system that is interrupted at one question, the first time."""

    name: str = "some system"
    fingerprint: str = "one"
    stops_at: str = ""
    asked: list[str] = field(default_factory=list)

    def ask(self, question: Golden) -> Record:
        if question.id == self.stops_at:
            self.stops_at = ""
            raise KeyboardInterrupt
        self.asked.append(question.id)
        return Record(id=question.id, question=question.turns[-1], abstained=True)


def test_the_records_come_in_the_order_of_the_questions(tmp_path: Path) -> None:
    done: list[int] = []
    records = run(Stubborn(), QUESTIONS, tmp_path, workers=3, done=done.append)
    assert [record.id for record in records] == ["q1", "q2", "q3", "q4"]
    assert sum(done) == 4
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    system = Stubborn(stops_at="q3")
    with pytest.raises(KeyboardInterrupt):
        run(system, QUESTIONS, tmp_path)
    done: list[int] = []
    records = run(system, QUESTIONS, tmp_path, done=done.append)
    assert [record.id for record in records] == ["q1", "q2", "q3", "q4"]
    assert system.asked.count("q1") == 1
    assert done[0] >= 2


def test_a_line_cut_short_is_asked_again(tmp_path: Path) -> None:
    system = Stubborn(stops_at="q2")
    with pytest.raises(KeyboardInterrupt):
        run(system, QUESTIONS, tmp_path)
    [part] = tmp_path.iterdir()
    part.write_text(part.read_text()[:-9])
    assert len(run(system, QUESTIONS, tmp_path)) == 4
    assert system.asked.count("q1") == 2


def test_a_finished_run_is_made_anew(tmp_path: Path) -> None:
    system = Stubborn()
    run(system, QUESTIONS, tmp_path)
    run(system, QUESTIONS, tmp_path)
    assert system.asked.count("q1") == 2


def test_other_questions_do_not_continue_an_interrupted_run(tmp_path: Path) -> None:
    system = Stubborn(stops_at="q4")
    with pytest.raises(KeyboardInterrupt):
        run(system, QUESTIONS, tmp_path)
    assert [record.id for record in run(system, QUESTIONS[:2], tmp_path)] == ["q1", "q2"]
    assert system.asked.count("q1") == 2


def test_another_configuration_does_not_continue_an_interrupted_run(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(Stubborn(stops_at="q3"), QUESTIONS, tmp_path)
    other = Stubborn(fingerprint="two")
    run(other, QUESTIONS, tmp_path)
    assert sorted(other.asked) == ["q1", "q2", "q3", "q4"]


def test_a_run_that_must_not_be_stale_starts_anew(tmp_path: Path) -> None:
    system = Stubborn(stops_at="q3")
    with pytest.raises(KeyboardInterrupt):
        run(system, QUESTIONS, tmp_path)
    run(system, QUESTIONS, tmp_path, resume=False)
    assert system.asked.count("q1") == 2


def test_a_line_cut_inside_a_letter_is_asked_again(tmp_path: Path) -> None:
    system = Stubborn(stops_at="q2")
    with pytest.raises(KeyboardInterrupt):
        run(system, QUESTIONS, tmp_path)
    [part] = tmp_path.iterdir()
    part.write_bytes('{"id": "ж'.encode()[:-1])
    assert len(run(system, QUESTIONS, tmp_path)) == 4
