from __future__ import annotations

import pytest

from orelore.corpus.language import is_foreign, language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Kazakhstan will mine tungsten from next year."),
        ("ru", "Казахстан начнёт добывать вольфрам в следующем году."),
        ("kk", "Қазақстанда вольфрам өндіру көлемі келесі жылы артады және"),
        ("ky", "Кыргызстанда алтын казып алуу көбөйдү жана ал үчүн"),
        ("uz", "O‘zbekistonda oltin qazib olish hajmi oshdi va buning uchun qaror"),
        ("tg", "Дар Тоҷикистон истеҳсоли тилло аз соли гузашта зиёд шуд"),
        ("tk", "Türkmenistanda ýod we brom öndürmek üçin täze zawod"),
        ("tr", "Haberlerimizden haberdar olmak için abone olun"),
    ],
)
def test_the_languages_of_the_region_are_told_apart(code: str, text: str) -> None:
    assert language_of(text) == code


def test_a_word_or_two_are_too_little_to_tell() -> None:
    assert language_of("Gold 2025") is None


def test_a_turkish_notice_is_foreign_to_an_english_article() -> None:
    assert is_foreign("Son dakika haberleri için lütfen bizi takip ediniz", "en")


def test_an_english_sentence_full_of_names_is_not_foreign_to_english() -> None:
    assert not is_foreign(
        "Sadyr Japarov met Shavkat Mirziyoyev and Emomali Rahmon in Khujand.", "en"
    )


def test_beside_a_language_that_is_hard_to_tell_nothing_is_foreign() -> None:
    assert not is_foreign("Son dakika haberleri için lütfen bizi takip ediniz", "uz")
