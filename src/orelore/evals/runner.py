"""Ask a system every question of a set. It may be interrupted; the next run goes on.

What is done lies in `<system>.part.jsonl` until all is done; a finished run leaves no such file,
so that a later one asks anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import ValidationError

from orelore.evals.golden import Golden
from orelore.evals.record import Record, System

Done = Callable[[int], None]  # told how many more questions are done


def run(
    system: System,
    questions: Sequence[Golden],
    folder: Path,
    *,
    workers: int = 1,
    resume: bool = True,
    done: Done | None = None,
) -> list[Record]:
    """The records of all questions, in their order; `workers` ask at once.

    Only a run of the same system on the same index with the same questions is resumed; changed
    code cannot be told, so what must not be stale is not to `resume`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{_file_name(system.name)}-{_fingerprint(system, questions)}.part.jsonl"
    if not resume:
        part.unlink(missing_ok=True)
    records = _kept(part)
    missing = [question for question in questions if question.id not in records]
    if done:
        done(len(questions) - len(missing))
    with part.open("a", encoding="utf-8") as file, ThreadPoolExecutor(workers) as pool:
        for record in pool.map(system.ask, missing):
            records[record.id] = record
            file.write(record.model_dump_json() + "\n")
            file.flush()
            if done:
                done(1)
    part.unlink()
    return [records[question.id] for question in questions]


def _kept(part: Path) -> dict[str, Record]:
    """The records of a run that was interrupted; a line cut short is asked again."""
    if not part.exists():
        return {}
    records = {}
    for line in part.read_bytes().split(b"\n"):
        try:
            record = Record.model_validate_json(line)
        except ValidationError:
            continue
        records[record.id] = record
    part.write_text("".join(f"{r.model_dump_json()}\n" for r in records.values()), "utf-8")
    return records


def _file_name(name: str) -> str:
    return re.sub(r"\W+", "-", name)


def _fingerprint(system: System, questions: Sequence[Golden]) -> str:
    """The same for the same system and questions in the same order."""
    digest = hashlib.sha256(system.fingerprint.encode())
    for question in questions:
        digest.update(question.model_dump_json().encode())
    return digest.hexdigest()[:12]
