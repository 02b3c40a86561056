"""Saying what one thinks of an answer, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from typer.testing import CliRunner

from orelore import Assistant, Settings
from orelore.cli import app
from orelore.evals.golden import load_questions
from tests.app.browsing import ABSENT, GOLD, TUNGSTEN, Visit

pytestmark = pytest.mark.slow

HOSTILE = "</textarea><img src=x onerror=alert(1)>"


@pytest.fixture
def kept(settings: Settings) -> Path:
    """The file of opinions, which is empty before the test."""
    path = settings.data / "feedback.jsonl"
    path.unlink(missing_ok=True)
    return path


def opinions(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def thumb(visit: Visit, number: int, name: str) -> Locator:
    return visit.page.locator(f"#answer-{number}").get_by_role("button", name=name)


def pressed(visit: Visit, number: int, name: str) -> None:
    thumb(visit, number, name).click()
    expect(thumb(visit, number, name)).to_have_attribute("aria-pressed", "true")


def test_an_opinion_is_kept_and_stays_visible(
    visit: Visit, kept: Path, assistant: Assistant
) -> None:
    visit.ask(GOLD)
    pressed(visit, 1, "Good answer")
    expect(thumb(visit, 1, "Good answer")).to_be_focused()
    expect(visit.page.locator("#answer-1 .opinion")).to_contain_text("kept on this server")
    [opinion] = opinions(kept)
    assert (opinion["question"], opinion["thumb"], opinion["comment"]) == (GOLD, "up", "")
    assert opinion["index"] == assistant.index_version
    assert opinion["answer"]["citations"][0]["article"]["id"] == "altyn-gold"
    visit.ask(TUNGSTEN)
    expect(thumb(visit, 2, "Good answer")).to_have_attribute("aria-pressed", "false")
    expect(thumb(visit, 1, "Good answer")).to_have_attribute("aria-pressed", "true")


def test_a_mind_can_be_changed_and_a_comment_added(visit: Visit, kept: Path) -> None:
    visit.ask(GOLD)
    pressed(visit, 1, "Good answer")
    pressed(visit, 1, "Bad answer")
    expect(thumb(visit, 1, "Good answer")).to_have_attribute("aria-pressed", "false")
    visit.page.get_by_label("What is good or wrong?").fill(f"Too old.\n{HOSTILE}")
    visit.page.get_by_role("button", name="Send").click()
    expect(visit.page.locator(".opinion")).to_contain_text("with your comment")
    expect(visit.page.get_by_label("Your comment")).to_have_value(f"Too old.\n{HOSTILE}")
    said = [(opinion["thumb"], opinion["comment"]) for opinion in opinions(kept)]
    assert said == [("up", ""), ("down", ""), ("down", f"Too old.\n{HOSTILE}")]
    assert (visit.dialogs, visit.page.locator(".opinion img").count()) == ([], 0)


def test_the_same_opinion_is_kept_once(visit: Visit, kept: Path) -> None:
    visit.ask(GOLD)
    pressed(visit, 1, "Good answer")
    thumb(visit, 1, "Good answer").click()
    pressed(visit, 1, "Bad answer")
    assert [opinion["thumb"] for opinion in opinions(kept)] == ["up", "down"]


def test_the_evaluation_reads_what_was_kept(
    visit: Visit, kept: Path, settings: Settings, tmp_path: Path
) -> None:
    visit.ask(GOLD)
    pressed(visit, 1, "Good answer")
    visit.ask(ABSENT)
    pressed(visit, 2, "Good answer")
    out = tmp_path / "questions.jsonl"
    places = {"CORPUS": settings.corpus, "INDEX": settings.index, "SHIPPED": False}
    environment = {f"ORELORE_{name}": str(value) for name, value in places.items()}
    run = CliRunner().invoke(app, ["eval", "import-feedback", str(kept), str(out)], env=environment)
    assert run.exit_code == 0, run.output
    gold, absent = load_questions(out)
    assert (gold.turns, absent.turns) == ((GOLD,), (ABSENT,))
    assert (gold.answerable, absent.answerable) == (True, False)
    assert "4.2 tonnes" in gold.spans[0].quote


def test_an_opinion_that_cannot_be_kept_is_told(visit: Visit, kept: Path) -> None:
    visit.ask(GOLD)
    expect(thumb(visit, 1, "Good answer")).to_be_visible()
    kept.mkdir(parents=True)  # a folder in its place, which even the owner of all files feels
    thumb(visit, 1, "Good answer").click()
    expect(visit.page.get_by_text("The opinion could not be kept")).to_be_visible()
    expect(thumb(visit, 1, "Good answer")).to_have_attribute("aria-pressed", "false")
    kept.rmdir()
    pressed(visit, 1, "Good answer")


def test_a_long_comment_cannot_be_typed(visit: Visit, kept: Path) -> None:
    visit.ask(GOLD)
    pressed(visit, 1, "Good answer")
    field = visit.page.locator("#comment-1")
    field.fill("я" * 1999)
    field.press("End")
    field.type("abc")
    visit.page.get_by_role("button", name="Send").click()
    expect(visit.page.locator(".opinion")).to_contain_text("with your comment")
    assert opinions(kept)[-1]["comment"] == "я" * 1999 + "a"


def test_a_problem_has_no_thumbs(visit: Visit) -> None:
    visit.ask("?!")
    expect(visit.page.locator("#answer-1 .problem")).to_be_visible()
    expect(visit.page.locator(".thumb")).to_have_count(0)


def test_thumbs_and_comment_fit_a_phone(phone: Visit, kept: Path) -> None:
    phone.ask(GOLD)
    for name in ("Good answer", "Bad answer"):
        box = thumb(phone, 1, name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    pressed(phone, 1, "Bad answer")
    phone.page.get_by_label("What is good or wrong?").fill("word " * 40)
    phone.page.get_by_role("button", name="Send").tap()
    expect(phone.page.locator(".opinion")).to_contain_text("with your comment")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(opinions(kept)) == 2
