from __future__ import annotations

import pytest

from orelore.retrieval.languages import Language, scores


def likeliest(question: str, votes: dict[Language, int] | None = None) -> str:
    fit = scores(question.split(), votes or {})
    return max(fit, key=lambda language: fit[language])


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("өскемен қайда", "kk"),
        ("кумтөр эмне үчүн жабылды", "ky"),
        ("ўзбекистонда олтин", "uz"),
        ("тиллои тоҷикистон", "tg"),
        ("где золото", "ru"),
        ("where is the gold", "en"),
        ("oltin haqida va mis haqida", "uz"),
    ],
)
def test_letters_and_small_words_tell_the_language(question: str, language: str) -> None:
    assert likeliest(question) == language


def test_recognised_words_decide_where_letters_do_not() -> None:
    assert likeliest("алтын баасы", {"ky": 4, "kk": 2}) == "ky"


def test_a_name_with_letters_of_another_language_does_not_decide() -> None:
    assert likeliest("что находится на қаражыра", {"ru": 2, "kk": 2}) == "ru"


def test_an_english_title_in_a_russian_question_does_not_decide() -> None:
    assert likeliest("кто написал a history of the world в году") == "ru"


def test_a_foreign_word_in_an_english_question_does_not_decide() -> None:
    assert likeliest("what does the word сурьма mean", {"ru": 2}) == "en"


def test_words_that_tell_nothing_are_english_in_latin_letters_and_russian_in_cyrillic() -> None:
    assert likeliest("kumtor") == "en"
    assert likeliest("кумтор") == "ru"
