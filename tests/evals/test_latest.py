from __future__ import annotations

import os
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.bootstrap import Estimate
from orelore.evals.latest import latest_evaluation
from orelore.evals.report import to_json
from orelore.evals.summary import Summary


def summary(mean: float) -> Summary:
    figure = Estimate(mean=mean, low=mean - 0.1, high=mean + 0.1, n=12)
    return Summary(
        metrics={"nuggets": figure.model_copy(update={"n": 9}), "milliseconds": figure},
        by_kind={"single": {"nuggets": figure.model_copy(update={"n": 9})}, "view": {}},
        language_ratio=None,
        risk_coverage=[],
        risk_coverage_area=None,
        latency={},
    )


def write(folder: Path, mean: float, when: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.json"
    path.write_text(to_json({"ours": summary(mean), "keyword only": summary(0.5)}), "utf-8")
    os.utime(path, (when, when))
    return path


def test_a_report_is_told_with_its_date_questions_and_figures(tmp_path: Path) -> None:
    write(tmp_path, 0.8, 1_700_000_000)
    found = latest_evaluation(tmp_path)
    assert found is not None
    assert found.made.timestamp() == 1_700_000_000
    assert (found.questions, found.kinds) == (12, {"single": 9, "view": 0})
    assert found.systems == ("ours", "keyword only")
    assert found.rows[0] == ("nuggets", "0.80 [0.70, 0.90]", "0.50 [0.40, 0.60]")


def test_the_newest_of_several_counts_wherever_it_lies(tmp_path: Path) -> None:
    write(tmp_path, 0.7, 1_700_000_000)
    write(tmp_path / "may", 0.8, 1_800_000_000)
    write(tmp_path / "june", 0.6, 1_600_000_000)
    found = latest_evaluation(tmp_path)
    assert found is not None
    assert found.rows[0][1].startswith("0.80")


def test_the_page_is_the_one_beside_the_figures(tmp_path: Path) -> None:
    path = write(tmp_path / "may", 0.8, 1_700_000_000)
    (tmp_path / "report.html").write_text("another one", "utf-8")
    found = latest_evaluation(tmp_path)
    assert found is not None
    assert found.page is None
    page = path.with_name("report.html")
    page.write_text("its own", "utf-8")
    found = latest_evaluation(tmp_path)
    assert found is not None
    assert found.page == page


def test_without_a_report_there_is_none(tmp_path: Path) -> None:
    assert latest_evaluation(tmp_path) is None
    assert latest_evaluation(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", [b"{", b"{}", b'{"ours": {}}', b"\xff\xfe"])
def test_a_damaged_report_is_named_with_the_way_out(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(text)
    with pytest.raises(ReadError, match=r"report\.json: .*anew with `orelore eval`"):
        latest_evaluation(tmp_path)
