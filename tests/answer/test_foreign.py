"""Follow-ups in the languages of the region, read with the shipped glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from orelore.answer.conversation import complete
from orelore.answer.foreign import is_foreign
from orelore.answer.mentions import Names, known_names
from orelore.answer.turns import remember
from orelore.corpus.tables import read_glossary, read_places
from orelore.retrieval.glossary import Glossary

CORPUS = Path(__file__).parents[2] / "corpus"
GLOSSARY = Glossary.load([CORPUS])


def read(text: str) -> str:
    return GLOSSARY.read(text, lambda _word: True).text


@pytest.fixture(scope="module")
def known() -> Names:
    return known_names([], read_places(CORPUS), read_glossary(CORPUS))


URANIUM = "Сколько урана добыл Казахстан в 2022 году?"
ENGLISH = "How much uranium did Kazakhstan produce in 2022?"


@pytest.mark.parametrize(
    ("earlier", "question", "completed"),
    [
        (URANIUM, "А в 2023 году?", "Сколько урана добыл Казахстан в 2023 году?"),
        (URANIUM, "А Узбекистан?", "Сколько урана добыл Узбекистан в 2022 году?"),
        (URANIUM, "а меди?", "Сколько меди добыл Казахстан в 2022 году?"),
        (URANIUM, "А что насчёт золота?", "Сколько золота добыл Казахстан в 2022 году?"),
        (URANIUM, "Почему?", f"Почему? ({URANIUM})"),
        ("Кто владеет Кумтором?", "А Бозымчаком?", "Кто владеет Бозымчаком?"),
        ("Где находится Кумтор?", "Кому он принадлежит?", "Кому он принадлежит? (Kumtor)"),
        ("Где находится Кумтор?", "Кто там работает?", "Кто там работает? (Kumtor)"),
        (ENGLISH, "А в 2023 году?", "How much uranium did Kazakhstan produce in 2023?"),
        (ENGLISH, "А Узбекистан?", "How much uranium did Uzbekistan produce in 2022?"),
        (
            "Қазақстан 2022 жылы қанша уран өндірді?",
            "Ал Өзбекстан?",
            "Өзбекстан 2022 жылы қанша уран өндірді?",
        ),
        (
            "Qozog'iston 2022-yilda qancha uran qazib oldi?",
            "Va 2023-yilda?",
            "Qozog'iston 2023-yilda qancha uran qazib oldi?",
        ),
        (
            "2022-жылы Кыргызстан канча алтын казып алган?",
            "Ал эми Тажикстан?",
            "2022-жылы Тажикстан канча алтын казып алган?",
        ),
        (
            "Тоҷикистон дар соли 2022 чанд тонна сурма истихроҷ кард?",
            "Ӯзбекистон чӣ?",
            "Ӯзбекистон дар соли 2022 чанд тонна сурма истихроҷ кард?",
        ),
    ],
)
def test_a_follow_up_is_completed_as_far_as_it_can_be_read(
    earlier: str, question: str, completed: str, known: Names
) -> None:
    assert complete(question, remember(None, earlier), known, read) == completed


def test_what_is_in_brackets_stays_there(known: Names) -> None:
    earlier = remember(None, "Сколько золота он добыл в 2023 году? (Kumtor)")
    assert complete("А в 2022?", earlier, known, read) == (
        "Сколько золота он добыл в 2022 году? (Kumtor)"
    )


@pytest.mark.parametrize(
    "question", ["Сколько вольфрама в Казахстане?", "Что такое подземное выщелачивание?"]
)
def test_a_question_that_stands_alone_stays_as_it_is(question: str, known: Names) -> None:
    assert complete(question, remember(None, URANIUM), known, read) == question


def test_an_english_question_may_follow_one_in_russian(known: Names) -> None:
    earlier = remember(None, "Где находится Кумтор?")
    assert complete("Who owns it?", earlier, known, read) == "Who owns Kumtor?"


def test_english_is_not_foreign() -> None:
    assert not is_foreign("And in 2023?", read)
    assert not is_foreign("Kumtor gold 2023", read)
    assert is_foreign("Va 2023-yilda?", read)
    assert is_foreign("А в 2023?", read)
