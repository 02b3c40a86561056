"""`orelore eval` over a tiny corpus, as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orelore import cli

Run = Callable[..., Result]
QUESTIONS = [
    {
        "id": "gold",
        "kind": "single",
        "language": "en",
        "turns": ["How much gold did the Altyn mine produce in 2023?"],
        "nuggets": [[r"4\.2 tonnes"]],
        "answerable": True,
        "spans": [
            {
                "article": "altyn-gold",
                "start": 0,
                "end": 9,
                "quote": "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.",
            }
        ],
    },
    {
        "id": "peru",
        "kind": "unanswerable_out",
        "language": "en",
        "turns": ["How much uranium does Peru export?"],
        "nuggets": [],
        "answerable": False,
    },
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(question) + "\n" for question in QUESTIONS))
    return path


@pytest.fixture
def run(
    environment: dict[str, str], questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    def invoke(*arguments: str) -> Result:
        common = ["--questions", str(questions), "--out", str(tmp_path / "out")]
        return CliRunner().invoke(cli.app, ["eval", *common, *arguments])

    return invoke


def test_a_table_a_page_and_a_json_are_made(run: Run, tmp_path: Path) -> None:
    result = run("--system", "ours", "--system", "keyword only")
    assert result.exit_code == 0, result.stderr
    assert "keyword only" in result.stdout
    assert "1.00 [1.00, 1.00]" in result.stdout
    assert "Failed questions" in (tmp_path / "out/report.html").read_text()
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert report["ours"]["metrics"]["CRAG"]["mean"] == 1


def test_a_run_holds_against_its_own_baseline_and_not_against_a_better_one(
    run: Run, tmp_path: Path
) -> None:
    baseline = tmp_path / "baseline.json"
    assert run("--write", str(baseline)).exit_code == 0
    held = run("--gate", "--compare", str(baseline))
    assert held.exit_code == 0
    assert "CRAG: +0.000 [+0.000, +0.000] held" in held.stdout
    better = json.loads(baseline.read_text())
    for scores in better["scores"].values():
        scores["CRAG"] = 3
    baseline.write_text(json.dumps(better))
    dropped = run("--gate", "--compare", str(baseline))
    assert dropped.exit_code == 1
    assert "DROPPED" in dropped.stdout
    assert "worse: gold, peru" in dropped.stdout


def test_a_baseline_of_another_system_is_refused(run: Run, tmp_path: Path) -> None:
    baseline = tmp_path / "new folder" / "baseline.json"
    assert run("--write", str(baseline)).exit_code == 0
    result = run("--system", "keyword only", "--gate", "--compare", str(baseline))
    assert result.exit_code == 1
    assert "is of 'ours' with the answerer 'extractive', not of 'keyword only'" in str(
        result.exception
    )


def test_a_sample_asks_fewer(run: Run) -> None:
    assert " 1/1 " in run("--sample", "1").stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--system", "magic"), "There is no system 'magic'. There are: ours,"),
        (("--compare", "nowhere.json"), "nowhere.json: no baseline can be read"),
        (("--benchmark", "magic", "--data", "."), "There is no benchmark 'magic'. There are:"),
        (("--answerer", "llm"), "ORELORE_LLM"),
        (("--judge",), "ORELORE_LLM"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_ones(
    run: Run, arguments: tuple[str, ...], problem: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert problem in str(result.exception)


def test_a_gold_quote_that_is_gone_is_named(run: Run, questions: Path) -> None:
    questions.write_text(questions.read_text().replace("4.2 tonnes of gold", "5 tonnes of gold"))
    result = run()
    assert result.exit_code == 1
    assert "'altyn-gold' no longer says" in str(result.exception)
