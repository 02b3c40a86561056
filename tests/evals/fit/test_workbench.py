"""`orelore bench fit` over the tiny corpus, with the trained reader, as a developer runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orelore import cli
from orelore.answer.calibration import Calibration
from orelore.assistant import Assistant
from orelore.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("assistant")]  # its index is built

ASKED = (
    ("How much gold did the Altyn mine produce in 2023?", "altyn-gold", "4.2 tonnes of gold"),
    ("When does a second mill come to Altyn?", "altyn-gold", "plans a second mill for 2027"),
    ("What does the Boz deposit hold?", "boz-tungsten", "18,000 tonnes of tungsten trioxide"),
    ("Which metal did drilling at Boz also find?", "boz-tungsten", "also found molybdenum"),
    ("How much antimony did Chon refine in 2021?", "chon-antimony", "900 tonnes of antimony"),
    ("Where did the ore for Chon come from?", "chon-antimony", "by rail from Tajikistan"),
    ("How much uranium does Peru export?", None, None),
    ("Who is the mayor of Lisbon?", None, None),
)
BEASTS = "Ants rest at noon. Bees sing in May. Cats hunt at night."


@pytest.fixture
def questions(tmp_path: Path, assistant: Assistant) -> Path:
    articles = {article.id: article for article in assistant.articles()}
    lines = []
    for n, (question, article, quote) in enumerate(ASKED):
        line: dict[str, Any] = {"id": str(n), "language": "en", "turns": [question], "nuggets": []}
        if article is None or quote is None:
            line |= {"kind": "unanswerable_out", "answerable": False}
        else:
            start = articles[article].text.index(quote)
            span = {"article": article, "start": start, "end": start + len(quote), "quote": quote}
            line |= {"kind": "single", "answerable": True, "spans": [span], "nuggets": [[quote]]}
        lines.append(json.dumps(line) + "\n")
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(lines))
    return path


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    asked = [
        {"question": question, "answers": [{"answer_start": BEASTS.index(answer), "text": answer}]}
        for question, answer in (("When do bees sing?", "in May"), ("Who hunts?", "Cats"))
    ]
    paragraphs = [
        {"context": BEASTS, "qas": asked},
        {"context": "Owls hunt mice in May.", "qas": []},
    ]
    path = tmp_path / "passages.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    return path


def fit(settings: Settings, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.setenv("ORELORE_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ORELORE_INDEX", str(settings.index))
    monkeypatch.setenv("ORELORE_SHIPPED", "0")
    return CliRunner().invoke(cli.app, ["bench", "fit", *arguments])


def test_a_fit_shows_its_tables_and_writes_a_calibration_that_can_be_used(
    questions: Path,
    passages: Path,
    tiny_settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "calibration.json"
    options = ("--questions", questions, "--check", questions, "--passages", passages)
    result = fit(tiny_settings, monkeypatch, *map(str, options), "--write", str(path))
    assert result.exit_code == 0, result.output
    for head in ("fusion", "relevance", "hits read", "share right", "coverage", "passages"):
        assert head in result.output
    fitted = Calibration.model_validate_json(path.read_bytes())
    assert fitted.reader.startswith("all-MiniLM")
    assert fitted.measured["questions.jsonl"]["questions"] == len(ASKED)
    assert 0 < fitted.threshold < 1


def test_questions_that_no_sentence_answers_cannot_be_fitted_on(
    questions: Path, tiny_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    unanswered = questions.read_text().splitlines(keepends=True)[-2:]
    questions.write_text("".join(unanswered))
    result = fit(tiny_settings, monkeypatch, "--questions", str(questions))
    assert result.exit_code == 1
    assert "give the questions the spans that answer them" in str(result.exception)
