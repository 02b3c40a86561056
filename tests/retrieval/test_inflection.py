from __future__ import annotations

import pytest

from orelore.retrieval.inflection import is_form_of
from orelore.retrieval.languages import Language


@pytest.mark.parametrize(
    ("word", "form", "same"),
    [
        ("меди", "медь", True),
        ("медиа", "медь", False),
        ("серы", "сера", True),
        ("серия", "сера", False),
        ("серый", "сера", False),
        ("лития", "литий", True),
        ("самара", "самарий", False),
        ("вольфраме", "вольфрам", True),
        ("за", "заем", False),
    ],
)
def test_russian_words_of_one_stem_need_endings_that_go_together(
    word: str, form: str, same: bool
) -> None:
    assert is_form_of(word, form, "ru") is same


@pytest.mark.parametrize(
    ("word", "form", "language", "same"),
    [
        ("қазақстандағы", "қазақстан", "kk", True),
        ("zaxiralarining", "zaxira", "uz", True),
        ("кенинин", "кени", "ky", True),
        ("тиллои", "тилло", "tg", True),
        ("мистика", "мис", "tg", False),
        ("mines", "mine", "en", False),
    ],
)
def test_other_languages_add_known_endings(
    word: str, form: str, language: Language, same: bool
) -> None:
    assert is_form_of(word, form, language) is same
