"""What readers think of answers, appended to a file on this machine. (imports filelock)

`orelore.evals.feedback` reads the file and tells its format.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from orelore.errors import FeedbackError
from orelore.exports.locators import text_hash
from orelore.present import answer_data
from orelore.types import Answer

Thumb = Literal["up", "down"]

FILE = "feedback.jsonl"
LONGEST_COMMENT = 2000  # characters
PATIENCE_S = 10  # how long to wait for those who write at the same time


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """An opinion on an answer. A newer one on the same question counts instead."""

    question: str  # as it was typed
    answer: Answer
    thumb: Thumb
    comment: str = ""
    index: str = ""  # which index answered: `Assistant.index_version`


def record_feedback(feedback: Feedback, folder: Path, *, time: datetime | None = None) -> Path:
    """Append an opinion to the folder's `feedback.jsonl`, and return that file.

    Threads and processes may do so at once: each opinion is a line of its own. `time` has its
    zone; now, when nothing is said. Raises FeedbackError, and then the file is as it was.
    """
    if len(feedback.comment) > LONGEST_COMMENT:
        problem = f"a comment has {LONGEST_COMMENT:,} letters at most"
        raise FeedbackError(f"Nothing was kept: {problem}, this one {len(feedback.comment):,}.")
    path, line = folder / FILE, _line(feedback, time or datetime.now(UTC))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=PATIENCE_S):
            _append(path, line)
    except Timeout as error:
        raise _unkept(path, "others are writing to it. Please try again") from error
    except (OSError, NotImplementedError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        way_out = "Free some space, mend the folder's permissions or set ORELORE_DATA to another"
        raise _unkept(path, f"{reason}. {way_out}") from error
    return path


def _line(feedback: Feedback, time: datetime) -> bytes:
    data = {
        "time": time.isoformat(timespec="milliseconds"),
        "question": feedback.question,
        "thumb": feedback.thumb,
        "comment": feedback.comment,
        "index": feedback.index,
        "answer": _answer_data(feedback.answer),
    }
    # Half of a letter beyond the first 65,536 is no text: it becomes a question mark.
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _answer_data(answer: Answer) -> dict[str, Any]:
    """As `answer_data`; each citation also tells the text of its article by a hash."""
    data = answer_data(answer)
    for cited, citation in zip(data["citations"], answer.citations, strict=True):
        cited["article"]["sha256"] = text_hash(citation.article.text)
    return data


def _append(path: Path, line: bytes) -> None:
    """Write a line at the end, all of it or nothing."""
    with path.open("a+b", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        rest = line if _is_whole(path, end) else b"\n" + line
        try:
            while rest:
                rest = rest[file.write(rest) :]
        except OSError:
            with suppress(OSError):
                file.truncate(end)
            raise


def _is_whole(path: Path, end: int) -> bool:
    """Whether the last line is closed: a process may have been killed while it wrote."""
    if end == 0:
        return True
    with path.open("rb") as file:
        file.seek(end - 1)
        return file.read(1) == b"\n"


def _unkept(path: Path, problem: str) -> FeedbackError:
    return FeedbackError(f"The opinion could not be kept in {path}: {problem}.")
