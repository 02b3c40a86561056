from __future__ import annotations

import pytest

from orelore.answer.messages import quoting_note, refusal

# A question in each language and script, and how it calls English.
QUESTIONS = [
    ("ru", "Где золото?", "по-английски"),
    ("kk", "Алтын қайда?", "ағылшын"),
    ("uz", "Oltin qayerda?", "ingliz"),
    ("uz", "Олтин қаерда?", "инглиз"),
    ("ky", "Алтын кайда?", "англис"),
    ("tg", "Тилло дар куҷост?", "англисӣ"),
]


@pytest.mark.parametrize(("language", "question", "english"), QUESTIONS)
def test_the_note_is_in_the_language_and_script_of_the_question(
    language: str, question: str, english: str
) -> None:
    note = quoting_note(question, language, "gold where", ["абв"])
    assert english in note
    assert "gold where." in note
    assert note.endswith("абв.")


def test_a_question_of_which_nothing_was_read_is_not_said_to_be_read() -> None:
    note = quoting_note("Где же?", "ru", "Где же?", [])
    assert note == "Статьи написаны на английском языке, поэтому отрывки приводятся по-английски."


@pytest.mark.parametrize(("language", "question", "english"), QUESTIONS)
def test_a_refusal_says_whether_the_question_was_understood(
    language: str, question: str, english: str
) -> None:
    said = {refusal(question, language, is_understood=understood) for understood in (True, False)}
    assert len(said) == 2
    assert english in "".join(said)


def test_russian_in_latin_letters_is_answered_in_cyrillic() -> None:
    assert refusal("Gde zoloto?", "ru", is_understood=True) == "В статьях об этом не сказано."
