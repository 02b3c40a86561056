"""The systems over a tiny corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orelore.evals.golden import Golden
from orelore.evals.systems import OURS, SYSTEMS, open_system
from orelore.settings import Settings


def question(*turns: str) -> Golden:
    return Golden(id="q", kind="single", language="en", turns=turns, nuggets=(), answerable=True)


@pytest.fixture
def own(tiny_settings: Settings, tmp_path: Path) -> Settings:
    """The tiny corpus with an index of this test's own."""
    return replace(tiny_settings, index=tmp_path / "index")


GOLD = question("How much gold did the Altyn mine produce in 2023?")


@pytest.mark.slow
@pytest.mark.parametrize("name", SYSTEMS)
def test_each_system_finds_the_article(own: Settings, name: str) -> None:
    record = open_system(name, own).ask(GOLD)
    assert record.passages[0].article == "altyn-gold"
    assert "4.2 tonnes of gold" in record.text
    assert record.confidence is not None
    assert record.milliseconds > 0


def test_a_record_keeps_quotes_that_stand_in_the_article(own: Settings) -> None:
    record = open_system(OURS, own).ask(GOLD)
    [quote, *_] = record.quotes
    assert quote.end - quote.start == len(quote.text)
    assert record.sentences[0].citations == (1,)
    assert record.sentences[0].support == "verbatim"


def test_a_conversation_is_asked_turn_by_turn(own: Settings) -> None:
    record = open_system(OURS, own).ask(question("What did drilling at Boz find?", "Where is it?"))
    assert record.question == "Where is Boz?"


def test_an_abstention_keeps_its_reason(own: Settings) -> None:
    record = open_system(OURS, own).ask(question("How much uranium does Peru export?"))
    assert record.abstained
    assert record.text == ""
    assert record.reason.startswith("The articles do not cover this.")
