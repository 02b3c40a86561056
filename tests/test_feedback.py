from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from orelore import feedback as module
from orelore.errors import FeedbackError
from orelore.evals.feedback import import_feedback
from orelore.feedback import LONGEST_COMMENT, Feedback, record_feedback
from orelore.present import answer_data
from orelore.types import Answer, Article, Citation

ARTICLE = Article("altyn", "Gold", "Altyn belongs to Orda. It is a mine.")
CITATION = Citation(1, ARTICLE, ARTICLE.text, "Altyn belongs to Orda.", 0, 22, 1.0, ())
ANSWER = Answer("Who owns it? (Altyn)", citations=(CITATION,))
LIKED = Feedback(question="Who owns it?", answer=ANSWER, thumb="up", index="change 7")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FULL = Path("/dev/full")


def kept(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write_some(folder: Path, writer: int) -> None:
    for number in range(20):
        record_feedback(replace(LIKED, comment=f"{writer}-{number} " + "я" * 900), folder)


def test_an_opinion_is_kept_whole(tmp_path: Path) -> None:
    [line] = kept(record_feedback(replace(LIKED, comment="Да:\nso"), tmp_path, time=NOON))
    answer = line.pop("answer")
    assert line == {
        "time": "2026-03-01T12:00:00.000+00:00",
        "question": "Who owns it?",
        "thumb": "up",
        "comment": "Да:\nso",
        "index": "change 7",
    }
    article = answer["citations"][0]["article"]
    assert article.pop("sha256") == sha256(ARTICLE.text.encode()).hexdigest()
    assert answer == json.loads(json.dumps(answer_data(ANSWER)))


def test_what_is_kept_becomes_a_question_with_the_newest_opinion(tmp_path: Path) -> None:
    record_feedback(LIKED, tmp_path)
    path = record_feedback(replace(LIKED, thumb="down", comment="\ud83d no"), tmp_path)
    [question] = import_feedback(path, articles=[ARTICLE])
    assert question["turns"] == [ANSWER.question]
    assert (question["thumb"], question["comment"]) == ("down", "? no")


def test_the_folder_is_made(tmp_path: Path) -> None:
    path = record_feedback(LIKED, tmp_path / "new" / "data")
    assert path == tmp_path / "new" / "data" / "feedback.jsonl"
    assert len(kept(path)) == 1


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_many_may_write_at_once(pool: Any, tmp_path: Path) -> None:
    with pool(4) as writers:
        list(writers.map(write_some, [tmp_path] * 4, range(4)))
    comments = {line["comment"].split()[0] for line in kept(tmp_path / "feedback.jsonl")}
    assert comments == {f"{writer}-{number}" for writer in range(4) for number in range(20)}


def test_a_line_that_was_cut_short_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "feedback.jsonl"
    path.write_text('{"time": "2026')
    record_feedback(LIKED, tmp_path)
    cut, whole = path.read_text("utf-8").splitlines()
    assert cut == '{"time": "2026'
    assert json.loads(whole)["thumb"] == "up"


def test_a_long_comment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="2,000 letters at most, this one 2,001"):
        record_feedback(replace(LIKED, comment="я" * (LONGEST_COMMENT + 1)), tmp_path)
    assert list(tmp_path.iterdir()) == []
    record_feedback(replace(LIKED, comment="я" * LONGEST_COMMENT), tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(FeedbackError, match=r"could not be kept .*data.*: file exists.*ORELORE_D"):
        record_feedback(LIKED, tmp_path / "data")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "feedback.jsonl").symlink_to(FULL)
    with pytest.raises(FeedbackError, match="no space left on device"):
        record_feedback(LIKED, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_what_could_not_be_written_whole_leaves_nothing(tmp_path: Path) -> None:
    path = record_feedback(LIKED, tmp_path)
    before = path.read_bytes()
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from orelore import Answer, Feedback, FeedbackError, record_feedback\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 50},) * 2)\n"
        "try: record_feedback(Feedback(question='?', answer=Answer('?'), thumb='up'), "
        "Path(sys.argv[1]))\n"
        "except FeedbackError as error: print(error)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True
    )
    assert "file too large" in run.stdout
    assert path.read_bytes() == before


def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    with (
        FileLock(tmp_path / "feedback.lock"),
        pytest.raises(FeedbackError, match="others are writing"),
    ):
        record_feedback(LIKED, tmp_path)
