"""Questions in five languages, read with the glossary that the package ships."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from orelore.retrieval.glossary import Glossary
from orelore.settings import shipped_corpus
from orelore.words import stems

GLOSSARY = Glossary.load([shipped_corpus()])


def questions(file: str) -> list[dict[str, str]]:
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


QUESTIONS = questions("questions.jsonl")


@pytest.mark.parametrize("asked", QUESTIONS, ids=[q["english"] for q in QUESTIONS])
def test_a_question_is_read_in_english_words(asked: dict[str, str]) -> None:
    reading = GLOSSARY.read(asked["question"], lambda _: True)
    assert not any("\u0400" <= letter <= "\u04ff" for letter in reading.text)
    meant = stems(asked["english"])
    assert len(meant & stems(reading.text)) >= 0.25 * len(meant)


def test_nearly_every_language_is_told_apart() -> None:
    read = [GLOSSARY.read(q["question"], lambda _: True).language for q in QUESTIONS]
    right = [found == q["language"] for found, q in zip(read, QUESTIONS, strict=True)]
    assert sum(right) >= 58


def test_the_language_of_a_short_question_is_told_apart() -> None:
    texts = (file.read_text("utf-8") for file in (shipped_corpus() / "articles").glob("*.md"))
    known = {word for text in texts for word in re.findall(r"\w+", text.casefold())}
    asked = questions("languages.jsonl")
    read = [GLOSSARY.read(q["question"], known.__contains__).language for q in asked]
    wrong = [q["question"] for found, q in zip(read, asked, strict=True) if found != q["language"]]
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Skolko zolota dobyl Kumtor v 2023 godu?", "how much gold produced Kumtor 2023 year"),
        ("Gde dobyvayut surmu v Tadzhikistane?", "where produced antimony Tajikistan"),
        ("eksport alyuminiya iz Tadzhikistana", "export aluminium Tajikistan"),
        ("Kto vladeet rudnikom Bozshakol", "who owns mine Bozshakol"),
    ],
)
def test_russian_in_latin_letters_is_read(typed: str, reading: str) -> None:
    assert GLOSSARY.read(typed, lambda _: False).text == reading


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("How big is Verkhnee Kairaktinskoye?", "How big is Upper Kairakty?"),
        ("Насколько велико Верхнее Кайракты?", "Upper Kairakty"),
        ("Verkhne-Kairaktinskoye reserves", "Upper Kairakty reserves"),
    ],
)
def test_the_spellings_of_a_deposit_lead_to_its_usual_name(question: str, reading: str) -> None:
    assert reading in GLOSSARY.read(question, lambda word: "kairakt" not in word).text


@pytest.mark.parametrize(
    "question",
    [
        "Какая столица Франции?",
        "Кто выиграл чемпионат мира по футболу в 2022 году?",
        "Toshkentda ob-havo qanday?",
        "Қандай фильмдер жақсы?",
    ],
)
def test_a_question_of_which_little_is_read_is_not_taken_for_understood(question: str) -> None:
    reading = GLOSSARY.read(question, lambda _: True)
    assert not reading.is_understood
    assert reading.lost


def test_a_definition_is_understood_by_its_one_term() -> None:
    reading = GLOSSARY.read("Что такое подземное выщелачивание?", lambda _: True)
    assert reading.is_understood
    assert reading.lost == ()
