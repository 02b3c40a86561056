from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orelore import Answer
from orelore_app.export.names import file_name

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How much did Boz make?", "how-much-did-boz-make-2026-03-01.md"),
        ("Сколько золота?", "skolko-zolota-2026-03-01.md"),
        ("../../etc/passwd\r\n\x00", "etc-passwd-2026-03-01.md"),
        ("??", "answer-2026-03-01.md"),
    ],
)
def test_a_file_is_called_after_its_question_and_day(question: str, name: str) -> None:
    assert file_name([Answer(question)], ".md", DAY) == name


def test_a_long_question_is_cut_between_words() -> None:
    name = file_name([Answer("tungsten " * 50)], ".csv", DAY)
    assert name == "-".join(["tungsten"] * 6) + "-2026-03-01.csv"


def test_a_conversation_is_called_after_its_first_question(answer: Answer) -> None:
    name = file_name([answer, replace(answer, question="And Qora?")], ".bib", DAY)
    assert name == "how-much-did-boz-make-and-1-more-2026-03-01.bib"
